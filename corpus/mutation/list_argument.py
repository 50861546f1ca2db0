"""A list that came in is written, appended to, and its elements asked for."""


def f(xs, y):
    xs[1] = xs[0] * y
    xs.append(xs[1] + y)
    return xs[0] * xs[1] + xs[-1]


def inputs():
    return ([0.4, 0.9], 1.3), {}
