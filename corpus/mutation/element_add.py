"""One element of an array gets something added."""
import numpy as np


def f(a, x, i):
    a[i] = a[i] + x
    return np.sum(a * a)


def inputs():
    return (np.array([0.3, 0.9, -0.4]), 0.6, 1), {}
