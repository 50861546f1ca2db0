"""NumPy raises where it is told to, and only there."""
import numpy as np


def f(x, d):
    try:
        with np.errstate(all="raise"):
            y = np.sum(np.log(x) / d)
    except FloatingPointError:
        y = np.sum(x)
    return y * y


WRT = ("x", "d")


def inputs():
    return (np.array([-0.5, 2.0]), 2.0), {}
