"""Code in a string, run with exec."""


def f(x):
    y = x
    exec("y = x * 3.0")
    return y * x


def inputs():
    return (1.5,), {}
