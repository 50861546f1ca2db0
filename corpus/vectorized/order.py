"""Reads before and after writes of the same element, and two writes of one array."""
import numpy as np


def ordered(x, y):
    z = np.zeros_like(x)
    for i in range(len(x)):
        t = x[i]
        x[i] = t * y[i]
        z[i] = t
        y[i] += x[i]
        x[i] = x[i] + t * t
    return np.sum(x * y) + np.sum(z * z)


def inputs():
    return (np.array([0.3, 0.7, 1.1]), np.array([0.5, 0.9, -0.2])), {}
