"""A loop that is not run hands on an adjoint that another array has, too."""
import numpy as np


def f(x, a, b, n):
    d = b * x
    c = a * x
    s = np.sum(c * c)
    for _ in range(n):
        c = c * x
    e = c + d
    return np.sum(e * e) + s


def inputs():
    return (1.1, np.array([0.3, 0.7, 0.4]), np.array([0.2, 0.3, 0.5]), 0), {}
