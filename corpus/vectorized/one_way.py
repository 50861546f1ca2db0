"""A write on one way only, an update in place on one way only."""
import numpy as np


def clipped(x, limit):
    y = x * 2.0
    z = np.ones_like(x)
    for i in range(len(x)):
        if x[i] > limit:
            y[i] = limit * x[i]
        if x[i] < 0.0:
            z[i] += x[i] * limit
    return np.sum(y * z)


def inputs():
    return (np.array([0.3, -0.7, 1.9, 0.4]), 0.9), {}
