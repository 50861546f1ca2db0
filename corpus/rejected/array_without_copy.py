"""np.array may be told not to copy: whether it does depends on the run."""
import numpy as np


def f(x):
    y = np.array(x, copy=False)
    y[0] = 2.0
    return np.sum(x * x)


def inputs():
    return (np.array([0.5, 0.9]),), {}
