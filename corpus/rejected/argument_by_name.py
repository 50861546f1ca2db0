"""An argument by name that is not known of a function: it must not be dropped."""


def f(x):
    return x * int("101", base=2)


def inputs():
    return (0.7,), {}
