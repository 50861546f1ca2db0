"""A read-only view of an array that is written afterwards: its adjoint cannot be a view."""
import numpy as np


def f(x):
    rows = np.broadcast_to(x[0], (4, 3))
    x[0, 0] = x[1, 1]
    return np.sum(rows * rows)


def inputs():
    return (np.array([[0.5, 0.9, 1.2], [1.1, 0.4, 0.7]]),), {}
