"""Rows and slices read, written and updated in place."""
import numpy as np


def f(m, r):
    m[0] = r
    m[1] += m[0] * 2.0
    m[1:, 0] = m[:-1, 2]
    m[2, :2] *= r[1:]
    r[:] = m[2]
    return np.sum(m * m) + np.sum(r)


def inputs():
    m = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]])
    return (m, np.array([0.5, -0.7, 0.3])), {}
