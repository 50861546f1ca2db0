"""A zip gives its items once: the second loop has none."""
import numpy as np


def f(xs, x):
    pairs = zip(xs, xs)
    total = 0.0
    for a, b in pairs:
        total += a * b
    for a, b in pairs:
        total += a * x
    return total


def inputs():
    return (np.array([0.3, 0.1]), 0.7), {}
