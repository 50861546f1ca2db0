"""A return from the inner of two loops."""
import numpy as np


def first_above(m, limit):
    s = 0.0
    for i in range(m.shape[0]):
        for j in range(m.shape[1]):
            s = s + m[i, j] * m[i, j]
            if s > limit:
                return s * m[i, j]
        s = s * 0.5
    return s


def inputs():
    return (np.array([[0.3, 0.5, 0.2], [0.9, 0.8, 0.4], [0.1, 0.7, 0.6]]), 1.1), {}
