"""A write through a second name of the same array."""
import numpy as np


def f(a):
    b = a
    b[0] = 1.0
    return np.sum(a * a) + b[1]


def inputs():
    return (np.array([0.5, 0.8, 0.2]),), {}
