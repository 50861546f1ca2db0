"""Fancy indexing: reads copy, repeated indices keep the last write."""
import numpy as np


def f(x):
    y = x * 1.0
    z = y[[3, 0, 0]]
    z *= 2.0
    y[[1, 1, 2]] = z
    y[[0, 0, 2]] += x[:3]
    return np.sum(y * y) + np.sum(z)


def inputs():
    return (np.array([0.4, -0.6, 1.3, 0.8]),), {}
