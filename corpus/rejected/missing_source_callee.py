"""A call of a function that has no source."""

namespace = {}
exec("def square(x):\n    return x * x", namespace)
square = namespace["square"]


def f(x):
    return square(x) + x


def inputs():
    return (1.5,), {}
