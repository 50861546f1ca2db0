"""A cached function that writes state where it is not found in its cache."""
import functools

misses = 0


@functools.cache
def weight(k):
    global misses
    misses += 1
    return 1.0 / (k + 1.0)


def f(x):
    return weight(3) * x


ENTRY = "f"


def inputs():
    return (1.5,), {}
