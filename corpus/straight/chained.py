"""Chained assignment, augmented assignment on floats, and a name used twice in one line."""


def f(x):
    a = b = x * 2.0
    a += b
    b *= a
    a -= x
    b /= a
    return a ** 2 - b


def inputs():
    return (0.8,), {}
