"""Branches that choose values, where the way not taken would give nan."""
import numpy as np


def chosen(x, y):
    out = np.zeros_like(x)
    s = 0.0
    for i in range(len(x)):
        if x[i] > 0:
            out[i] = np.sqrt(x[i]) * y[i]
            s += y[i] / x[i]
        else:
            out[i] = 0.1 * x[i]
        out[i] += x[i] if y[i] < 1.0 else y[i]
    return np.sum(out) + s


def inputs():
    return (np.array([0.3, -0.7, -0.2, 0.4]), np.array([0.5, 0.9, 1.2, 1.3])), {}
