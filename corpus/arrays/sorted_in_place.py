"""Arrays that are sorted in place, whole and in part, along one axis and another."""
import numpy as np


def f(a, m):
    b = a * 2.0
    b[1:].sort()
    m.sort(0)
    first = m[0]
    first.sort()
    return np.sum(b * np.arange(4.0)) + np.sum(m * m * np.arange(6.0).reshape(2, 3)) + first[0]


def inputs():
    return (np.array([0.5, 1.3, -0.4, 0.9]), np.array([[0.7, -0.2, 1.1], [0.1, 0.8, -0.9]])), {}
