"""What is not a matrix cannot be on the right of `@=`."""
import numpy as np


def f(a, b):
    m = np.outer(a, a)
    m @= b
    return np.sum(m)


def inputs():
    return (np.array([0.3, 0.7]), np.array([0.5, 0.2])), {}
