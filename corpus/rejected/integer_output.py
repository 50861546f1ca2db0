"""A result that is an int."""


def f(x):
    return round(x * 10.0)


def inputs():
    return (1.52,), {}
