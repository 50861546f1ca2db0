"""A product up to where the entries end."""
import contextlib

import numpy as np


def f(x, n):
    total = 1.0
    with contextlib.suppress(IndexError):
        for k in range(n):
            total = total * x[k]
    return total + x[0]


WRT = "x"


def inputs():
    return (np.array([0.5, 1.2, 0.7]), 5), {}
