"""What a cache keeps depends on what is differentiated."""
import functools

scale = 2.0


@functools.cache
def weight(k):
    return scale / (k + 1.0)


def f(x):
    return weight(3) * x


ENTRY = "f"
WRT = ("x", "scale")


def inputs():
    return (1.5,), {}
