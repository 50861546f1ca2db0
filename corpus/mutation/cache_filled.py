"""The same with one entry from before: that one is a constant."""
import math

cache = {1: 0.8}


def weight(k, x):
    if k not in cache:
        cache[k] = math.exp(-x * k)
    return cache[k]


def f(x, n):
    s = 0.0
    for i in range(n):
        s = s + weight(i % 3, x) * x
    return s


ENTRY = "f"


def inputs():
    return (0.5, 4), {}
