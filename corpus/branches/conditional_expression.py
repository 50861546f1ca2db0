"""Conditional expressions, and/or, comparisons that are chained."""


def f(x, y, flag):
    a = x * y if 0.0 < x <= 1.0 and flag else x + y
    b = (y if not flag or y < 0.0 else x * 3.0) - a
    return a * b


def inputs():
    return (0.5, 1.7, True), {}
