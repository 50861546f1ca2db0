"""Entries by their number in C order, of arrays that lie otherwise in memory."""
import numpy as np


def f(x, m, a, k):
    t = m.T
    t.flat[1::2] *= x
    t.flat[k] += t.flat[-1] * x
    np.put(t, [2, -5], [a[1], x])
    part = m[:, 1:]
    part.flat[[0, 3]] = a * x
    kept = part.flat[1:]
    part.flat[1] = kept[0] * kept[-1]
    s = 0.0
    for i, v in enumerate(t.flat):
        s += v * v * i
    row = a[::-1][None, :]
    line = row.reshape(-1)
    line[0] *= 3.0
    return s + np.sum(kept) * x + a[-1]


WRT = ("x", "m", "a")


def inputs():
    return (1.5, np.array([[0.3, 0.8, 1.1], [0.7, -0.4, 0.2]]), np.array([0.6, -0.9]), 3), {}
