"""A NumPy function that there is no rule for."""
import numpy as np


def f(x):
    return np.sum(np.unwrap(x * 2.0))


def inputs():
    return (np.array([0.3, 0.9]),), {}
