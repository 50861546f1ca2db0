"""The subscript leaves the array half-way: the same error, and what was written stays written."""
import numpy as np


def too_far(x, y):
    for i in range(len(x)):
        y[i] = y[i] * x[i + 1]
    return np.sum(y)


def inputs():
    return (np.array([0.3, 0.7, 1.1]), np.array([0.5, 0.9, -0.2])), {}
