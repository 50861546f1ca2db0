"""A subclass of arrays gives the operators another meaning."""
import numpy as np


def f(x):
    return np.sum(x * x)


def inputs():
    return (np.matrix([[0.5, 0.9], [1.1, 0.4]]),), {}
