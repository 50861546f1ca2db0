"""``np.where`` with a condition alone: positions, which are read and written."""
import numpy as np


def f(a, m):
    low = np.where(a < 0.0)
    a[low] = a[low] ** 2
    rows, columns = np.where(m > 0.5)
    total = np.sum(m[rows, columns] * a[rows])
    return total + np.sum(a * a) * len(rows)


def inputs():
    return (np.array([0.5, -1.3]), np.array([[0.7, -0.2, 1.1], [0.1, 0.8, -0.9]])), {}
