"""A function with a cache keyed by an int, called with the cache empty."""
import math

cache = {}


def weight(k, x):
    if k not in cache:
        cache[k] = math.exp(-x * k)
    return cache[k]


def f(x, n):
    cache.clear()
    s = 0.0
    for i in range(n):
        s = s + weight(i % 2, x) * x
    return s


ENTRY = "f"


def inputs():
    return (0.5, 4), {}
