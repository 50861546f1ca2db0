"""``accumulate`` and ``reduce`` of ufuncs, along the first axis where none is said."""
import numpy as np


def f(a, m):
    running = np.add.accumulate(a)
    grown = np.multiply.accumulate(m)
    sums = np.add.reduce(m) + np.multiply.reduce(m, axis=0)
    best = np.maximum.reduce(m, 1) - np.minimum.reduce(m, 1)
    return running @ a + np.sum(grown * m) + np.sum(sums**2) + best[0] * best[1] + np.add.reduce(m, axis=None)


def inputs():
    return (np.array([0.5, -1.3, 0.4]), np.array([[0.7, -0.2, 1.1], [0.1, 0.8, -0.9]])), {}
