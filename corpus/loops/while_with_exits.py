"""A while True with a break, a continue and a return."""


def f(x, y):
    k = 0
    while True:
        k += 1
        x = x * 0.8 + 0.1 * y
        if k == 2:
            y = y * x
            continue
        if k > 4:
            break
        if x < 0.05:
            return x
        y = y + 0.2 * x
    return x * y


def inputs():
    return (1.2, 0.7), {}
