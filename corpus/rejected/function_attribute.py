"""State that hangs on a function."""


def f(x):
    return x * f.scale


f.scale = 2.0


def inputs():
    return (0.8,), {}
