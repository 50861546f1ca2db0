"""Two arrays are made in the same way, and one of them is written."""
import numpy as np


def f(x, a):
    c = a * x
    d = a * x
    c[0] = 2.0
    return np.sum(c * c) + np.sum(d)


def inputs():
    return (1.1, np.array([0.3, 0.7, 0.4])), {}
