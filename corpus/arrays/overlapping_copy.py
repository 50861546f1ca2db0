"""A slice assigned from an overlapping slice of the same array."""
import numpy as np


def f(x):
    x[1:] = x[:-1]
    x[:-1] += x[1:] * 0.5
    return np.sum(x * np.arange(1.0, 5.0))


def inputs():
    return (np.array([0.3, 0.9, -0.4, 0.7]),), {}
