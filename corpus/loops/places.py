"""Loops over the places of a matrix."""
import numpy as np


def f(m, w):
    s = 0.0
    for i, j in np.ndindex(m.shape):
        s += m[i, j] * m[i, j] * w[j]
    for (i, j), v in np.ndenumerate(m):
        if i == j:
            s *= v
    return s


WRT = ("m", "w")


def inputs():
    return (np.array([[0.5, 1.2, 0.3], [0.7, 0.9, -0.4]]), np.array([0.3, 0.8, 1.1])), {}
