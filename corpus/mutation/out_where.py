"""A division that is done only where the divisor is large enough: the rest keeps what it was."""
import numpy as np


def f(x, a, b):
    np.divide(x, a, out=b, where=np.abs(a) > 0.5)
    np.add(b, a, b)
    return np.sum(b * b)


WRT = ("x", "a", "b")


def inputs():
    return (1.5, np.array([0.0, 0.8, -1.1]), np.array([0.7, -0.4, 0.2])), {}
