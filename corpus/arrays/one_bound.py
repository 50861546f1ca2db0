"""Clipped on one side only: the other bound is None, as NumPy wants it said."""
import numpy as np


def f(a, low):
    b = np.clip(a, low, None)
    c = np.clip(b, None, 1.0)
    return np.sum(b * c * a.clip(-0.1))


def inputs():
    return (np.array([0.3, -1.2, 1.4]), -0.5), {}
