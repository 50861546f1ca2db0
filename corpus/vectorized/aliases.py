"""The same array twice and overlapping views: one storage, so that the loop must stay."""
import numpy as np


def shifted(a, b):
    for i in range(len(a)):
        b[i] = a[i] * 0.5 + b[i]
    return np.sum(a * b)


def inputs():
    base = np.array([0.3, 0.7, 1.1, 0.4])
    return (base[:-1], base[1:]), {}
