"""Squaring a matrix in place, its traces read through one view of the diagonal; then the diagonal is shifted."""
import numpy as np


def f(a, steps):
    diagonal = np.diagonal(a)
    above = a.diagonal(1)
    s = 0.0
    for _ in range(steps):
        a @= a
        s += np.sum(diagonal)
    for k in range(len(above)):
        a[k, k + 1] -= diagonal[k] * above[k]
    np.fill_diagonal(a, s)
    return s + np.sum(above * above) + diagonal[0] * a[1, 0]


WRT = ("a",)


def inputs():
    return (np.array([[0.5, 0.9, 0.2], [0.1, 0.4, 0.7], [0.3, 0.8, 0.6]]), 2), {}
