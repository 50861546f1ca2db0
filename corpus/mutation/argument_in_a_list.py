"""An argument is also in a list that grows, and a view of it, too: what is written in one is seen in all."""

import numpy as np


def f(a, L, n):
    for i in range(n):
        L.append(a * (i + 1.0))
    y = 0.0
    for v in L:
        v[0] *= 1.5
        y += np.sum(v * v)
    return y + np.sum(a)


WRT = ("a",)


def inputs():
    a = np.array([0.3, 0.4])
    return (a, [a, np.array([0.5, 0.2]), a[::-1]], 2), {}
