"""Pieces of an array from a generator: loops in the body are left in every way, a name is read when an item is made."""

import numpy as np


def chunks(xs, n):
    k = 0
    while k < len(xs):
        yield xs[k : k + n]
        k += n


def f(xs, y):
    total = 0.0
    for part in chunks(xs, 2):
        for v in part:
            if v < 0.0:
                continue
            if v > 5.0:
                return total * v
            total += v * y
        while total > 3.0:
            total *= 0.5
            if total < 1.0:
                break
        k = 2
        g = (a * k for a in part)
        k = 3
        total += sum(g)
    return total


ENTRY = "f"


def inputs():
    return (np.array([0.5, -1.2, 3.7, 2.9, 1.7]), 1.3), {}
