"""A name that is rebound: each line reads what the last one left."""


def f(x):
    x = x * x
    x = x + 1
    return x


def inputs():
    return (1.5,), {}
