"""A matrix that each step makes anew stays contiguous: what is written through a flat view of it is in it."""
import numpy as np


def f(x, steps):
    m = np.outer(x, x)
    for _ in range(steps):
        flat = m.ravel()
        flat[1] = flat[2] * flat[3]
        m = m @ m - 0.1 * m
    m.reshape(-1)[0] += x[0]
    turned = m * 1.0
    for _ in range(steps):
        turned = turned.T + x
    return np.sum(m) + turned.ravel()[1] * turned[1, 0]


WRT = ("x",)


def inputs():
    return (np.array([0.4, 0.9, -0.3]), 2), {}
