"""A new array is only read at indices that repeat."""
import numpy as np


def f(x, a):
    c = a * x
    b = c[[0, 1, 1, 0]]
    return np.sum(b * b) * x


def inputs():
    return (1.1, np.array([0.3, 0.7, 0.4])), {}
