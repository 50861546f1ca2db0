"""One array passed twice and written through the first name."""
import numpy as np


def f(a, b):
    a[0] = a[1] * 2.0
    return np.sum(a * b)


def inputs():
    x = np.array([0.4, 0.9, -0.3])
    return (x, x), {}
