import numpy as np


def f(x, ks):
    """A dict with computed keys holds a number and an array."""
    table = {0: x, 1: np.ones(2)}
    for k in ks:
        table[k] = table[k] * x
    return np.sum(table[1]) * table[0]


def inputs():
    return (2.0, [0, 1, 0]), {}
