"""A result that is an array of two."""
import numpy as np


def f(x):
    return x * x


WRT = "x"


def inputs():
    return (np.array([0.3, 0.9]),), {}
