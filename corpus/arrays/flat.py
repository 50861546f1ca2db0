"""Entries by their number, read and written."""
import numpy as np


def f(x, a, b):
    m = np.outer(a, b)
    m.flat[::4] += x
    s = 0.0
    for v in m.flat:
        s += v * v
    m.flat = x
    return s + m.flat[5]


WRT = ("x", "a", "b")


def inputs():
    return (1.5, np.array([0.3, 0.8, 1.1]), np.array([0.7, -0.4, 0.2])), {}
