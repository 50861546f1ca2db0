"""An element counts as much before it is overwritten as after."""
import numpy as np


def f(x, a, n):
    t = a[n]
    a[n] = x * x
    u = a[n]
    return t + u + np.sum(a * a)


def inputs():
    return (1.1, np.array([0.3, 0.7]), 1), {}
