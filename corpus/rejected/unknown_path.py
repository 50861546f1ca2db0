"""A state path whose root is nowhere."""


def f(x):
    return x * x


WRT = ("x", "model.w")


def inputs():
    return (1.5,), {}
