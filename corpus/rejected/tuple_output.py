"""Two results, and nothing said of the second."""


def f(x):
    return x * x, x + 1.0


def inputs():
    return (1.5,), {}
