"""Measurements in any form become a row: where axes are missing that is a view."""
import numpy as np


def f(xs, x):
    row = np.atleast_2d(xs)
    row *= x
    total = np.sum(np.atleast_1d(x)) + np.sum(np.atleast_2d(row))
    if np.isscalar(x) and not np.isscalar(xs):
        total += xs[0]
    return total * row[0, 1]


def inputs():
    return (np.array([0.3, 0.7, 1.1]), 1.5), {}
