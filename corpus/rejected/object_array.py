"""An array of Python objects."""
import numpy as np


def f(a, x):
    return a[0] * x + a[1]


WRT = "x"


def inputs():
    return (np.array([0.5, 2], dtype=object), 1.5), {}
