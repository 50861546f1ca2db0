"""A table that interpolates, counts its uses, and is changed between them."""

import numpy as np


class Table:
    def __init__(self, xs, ys):
        self.xs = xs
        self.ys = ys
        self.hits = np.zeros(len(xs), dtype=int)

    def __getitem__(self, x):
        i = int(np.searchsorted(self.xs, x)) - 1
        self.hits[i] += 1
        w = (x - self.xs[i]) / (self.xs[i + 1] - self.xs[i])
        return (1 - w) * self.ys[i] + w * self.ys[i + 1]

    def __setitem__(self, i, v):
        self.ys[i] = v


def f(t, q):
    s = 0.0
    for x in q:
        y = t[x]
        t[1] = y * 0.5
        s += y * y
    return s * t.hits.max()


ENTRY = "f"
WRT = ("t.ys", "t.xs", "q")


def inputs():
    return (
        Table(np.array([0.0, 1.0, 2.0, 3.5]), np.array([0.3, 0.9, -0.2, 0.5])),
        np.array([0.4, 1.7, 2.2]),
    ), {}
