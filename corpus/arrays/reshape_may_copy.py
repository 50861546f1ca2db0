"""A reshape of a transposed matrix is a copy; of a vector taken with steps it is a view."""
import numpy as np


def f(x):
    y = x * x
    flat = y.reshape(2, 3).T.reshape(6)
    odd = x[::2].reshape(3, 1)
    odd[1, 0] = x[0] * 2.0
    return flat[1] * flat[2] + np.sum(odd * odd.T) + np.sum(x)


def inputs():
    return (np.array([0.3, 0.7, 0.5, 0.9, 0.2, 0.1]),), {}
