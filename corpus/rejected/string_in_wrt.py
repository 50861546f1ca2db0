"""The derivative with respect to a string."""


def f(x, mode):
    return x * x if mode == "square" else x


WRT = ("x", "mode")


def inputs():
    return (1.5, "square"), {}
