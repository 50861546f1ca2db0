"""Two overlapping slices of one array, one of them written."""
import numpy as np


def f(a, b):
    a[1:] = a[:-1] * 1.5
    a *= 1.1
    return np.sum(a * b)


def inputs():
    x = np.array([0.4, 0.9, -0.3, 0.6, 0.2])
    return (x[:4], x[1:]), {}
