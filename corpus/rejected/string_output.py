"""A result that is text."""


def f(x):
    return f"{x * x:.3f}"


def inputs():
    return (1.5,), {}
