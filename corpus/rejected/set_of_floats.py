"""A set of numbers that carry derivative."""


def f(x, y):
    values = {x, y, x * y}
    s = 0.0
    for v in values:
        s = s + v * v
    return s


def inputs():
    return (1.5, 0.5), {}
