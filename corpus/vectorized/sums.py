"""Sums and a product of elements, into scalars that come from Python."""
import numpy as np


def statistics(x, w):
    s = 0.0
    q = 1.5
    p = 1.0
    for i in range(len(x)):
        s += x[i] * w[i]
        q = q - x[i] ** 2
        p *= 1.0 + 0.5 * w[i]
    return s * q * p


def inputs():
    return (np.array([0.25, 0.75, -1.5]), np.array([0.5, 1.25, 2.0])), {}
