"""``copy.copy``: of an array another array, of a list another list of the same arrays."""
import copy

import numpy as np


def f(a, x):
    old = copy.copy(a)
    a *= x
    pair = [a, old]
    same = copy.copy(pair)
    pair[0] = copy.copy(x) * old
    same[1][0] = x
    return np.sum(pair[0] * pair[1]) + np.sum(same[0] ** 2)


def inputs():
    return (np.array([0.5, -1.3]), 1.2), {}
