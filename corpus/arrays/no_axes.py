"""Arrays without axes: a view of one element, an alias, and an update in place."""
import numpy as np


def f(x):
    level = np.array(0.5)
    level += x[0]
    alias = level
    alias[...] = alias * x[1]
    corner = x[0:1].reshape(())
    corner *= 2.0
    return float(level) * alias * corner + x[0]


def inputs():
    return (np.array([0.5, 0.9, 1.2]),), {}
