"""A list that grows holds an argument twice: it is one storage, and each entry has all of its derivative."""

import numpy as np


def f(a, L, n):
    for i in range(n):
        L.append(a * (i + 1.0))
    y = 0.0
    for v in L:
        y += np.sum(v * v)
    return y + np.sum(a)


WRT = ("a",)


def inputs():
    a = np.array([0.3, 0.4])
    return (a, [a, np.array([0.5, 0.2]), a], 2), {}
