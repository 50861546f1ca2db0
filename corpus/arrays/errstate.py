"""Numbers too small to be told from zero, without a warning."""
import numpy as np


def f(x, scale):
    with np.errstate(under="ignore"):
        weights = np.exp(-scale * x * x)
    return np.sum(weights * x)


WRT = ("x", "scale")


def inputs():
    return (np.array([0.5, 1.2, 30.0]), 1.5), {}
