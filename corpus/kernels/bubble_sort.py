"""A sort in place: which element went where is decided by the values."""
import numpy as np


def weighted(x, w):
    n = len(x)
    for i in range(n):
        for j in range(n - 1 - i):
            if x[j] > x[j + 1]:
                x[j], x[j + 1] = x[j + 1], x[j]
    return np.sum(x * w)


def inputs():
    return (np.array([0.9, 0.2, 0.7, 0.4]), np.array([1.0, 2.0, 3.0, 4.0])), {}
