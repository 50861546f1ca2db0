"""One array twice in a list: a write through one entry is seen in the other."""
import numpy as np


def f(x):
    a = x * 1.5
    pair = [a, a, x]
    pair[0] *= 2.0
    pair[1][0] = pair[2][1]
    return np.sum(pair[0] * pair[2])


def inputs():
    return (np.array([0.5, 0.7, -0.2]),), {}
