"""A complex argument."""


def f(z):
    return abs(z * z)


WRT = "z"


def inputs():
    return (1.5 + 0.5j,), {}
