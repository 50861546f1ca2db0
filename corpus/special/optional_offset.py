"""An offset by a number leaves an adjoint of equal entries, to which more is added."""
import numpy as np


def f(x, b=None):
    y = x * x
    if b is not None:
        y = y + b * x
    return np.sum(y)


def inputs():
    return (np.array([0.5, 0.9, 1.2]), 2.0), {}
