"""Windows and parts of one array are kept in a list; the array is written while they are, and one is picked."""
import numpy as np


def f(x, n):
    views = []
    for i in range(n):
        views.append(np.lib.stride_tricks.sliding_window_view(x[i:], 2))
        x[i] *= 1.5
    s = 0.0
    for v in views:
        s += np.sum(v[:, 0] * v[:, 1]) * x[0] + np.sum(v)
        x[1] += 0.1 * s
    picked = views[0] if x[0] > 0 else views[1]
    x[2] = 0.3
    return s + np.sum(picked**2)


WRT = ("x",)


def inputs():
    return (np.array([0.4, 0.9, -0.3, 0.7, 0.2]), 3), {}
