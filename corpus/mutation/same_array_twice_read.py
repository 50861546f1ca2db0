"""One array passed twice and only read: each position has its own derivative."""
import numpy as np


def f(a, b):
    return np.sum(a * a * b)


SHARING = "separate"


def inputs():
    x = np.array([0.4, 0.9, -0.3])
    return (x, x), {}
