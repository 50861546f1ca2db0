"""Results kept by an int key: constants, whoever has made the entry, and counted as in a plain call."""
import functools

import numpy as np

GAIN = 0.5


@functools.lru_cache(maxsize=2)
def weight(k):
    return GAIN / (k + 1.0)


@functools.cache
def nodes(n):
    x = np.zeros(n)
    for k in range(n):
        x[k] = 0.5 + k
    return x


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def f(x, n):
    total = 0.0
    for k in range(n):
        total += weight(k % 3) * x * fib(k)
    return total * np.sum(nodes(n) * x)


ENTRY = "f"


def inputs():
    return (0.7, 6), {}
