"""The derivative with respect to an int."""


def f(n, x):
    return n * x


WRT = "n"


def inputs():
    return (3, 1.5), {}
