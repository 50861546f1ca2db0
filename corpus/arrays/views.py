"""Basic views written through: slices, transposes, reshapes, views of views."""
import numpy as np


def f(x):
    y = x * 2.0
    v = y[1:5]
    w = v[::2]
    w[0] = y[0] * y[5]
    m = y.reshape(2, 3)
    m.T[0, 1] = m[1, 2] * x[0]
    m[:, 1] *= v[0]
    return np.sum(y * y) + v[2]


def inputs():
    return (np.array([0.3, 0.8, -0.4, 0.9, 0.6, 0.5]),), {}
