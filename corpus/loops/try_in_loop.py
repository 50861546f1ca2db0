"""A sum over more entries than there are."""
import numpy as np


def f(x, w):
    total = 0.0
    for k in range(6):
        try:
            v = x[k] * w
        except IndexError:
            total += x[0]
        else:
            total += v * v
    return total


WRT = ("x", "w")


def inputs():
    return (np.array([0.5, 1.2, 0.7]), 1.5), {}
