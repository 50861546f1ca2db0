"""A global that is first touched by a loop, which sets it, beside a list that grows."""

level = -0.4


def f(x, xs, n):
    global level
    if xs[-1] < 0.5:
        for _ in range(n):
            level = xs[-1] * x
    else:
        xs.append(x)
    return level * x + xs[0]


WRT = ("x", "xs", "level")


def inputs():
    return (0.5, [1.2, -0.7, 0.3], 2), {}
