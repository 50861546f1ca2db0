"""An array that is given another shape in place."""
import numpy as np


def f(x, a):
    a.shape = (1, 2)
    return np.sum(a * x)


WRT = ("x", "a")


def inputs():
    return (1.5, np.array([0.3, 0.8])), {}
