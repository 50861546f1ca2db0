"""A view is made before its array is scaled as a whole."""
import numpy as np


def f(x, a):
    c = a * x
    v = c[1:]
    c *= x
    return np.sum(v * v) + c[1]


def inputs():
    return (1.1, np.array([0.3, 0.7, 0.4])), {}
