"""Conditions that are not comparisons: a list, None, an int, a string."""


def f(x, names, shift=None, count=2):
    y = x
    if names:
        y = y * len(names)
    if shift is not None:
        y = y + shift
    if count and "b" in names:
        y = y * x
    return y


def inputs():
    return (1.3, ["a", "b"]), {}


WRT = "x"
