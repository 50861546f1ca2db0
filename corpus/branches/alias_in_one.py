"""An array that is a copy on one way and an alias on the other, then written."""
import numpy as np


def f(x, flag):
    y = x * 2.0
    if flag:
        z = y
    else:
        z = y.copy()
    z[0] = z[1] * z[2]
    return np.sum(y * y) + z[0]


def inputs():
    return (np.array([0.4, 0.8, -0.5]), True), {}
