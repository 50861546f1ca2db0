"""Results kept by a float key: the body is followed for the derivative, whatever the cache holds."""
import functools


@functools.lru_cache
def cube(x):
    return x * x * x


@functools.cache
def power(x, n):
    return 1.0 if n == 0 else x * power(x, n - 1)


def f(x, y):
    z = cube(x) * cube(y) + cube(x)
    return z * power(y, 3)


ENTRY = "f"


def inputs():
    return (1.3, 1.3), {}
