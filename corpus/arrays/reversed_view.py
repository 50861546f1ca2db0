"""A reversed view of an array that is written meanwhile."""
import numpy as np


def f(x):
    back = x[::-1]
    for i in range(len(x)):
        x[i] = x[i] * back[i] + 0.1
    return np.sum(back * np.arange(1.0, 4.0))


def inputs():
    return (np.array([0.5, 0.8, -0.3]),), {}
