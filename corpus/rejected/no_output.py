"""A function that returns nothing."""


def f(x, out):
    out[0] = x * x


WRT = "x"


def inputs():
    return (1.5, [0.0]), {}
