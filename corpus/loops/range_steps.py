"""Ranges with a start and a step, upwards and downwards."""
import numpy as np


def f(a):
    s = 0.0
    for i in range(1, len(a), 2):
        s = s + a[i] * a[i - 1]
    for i in range(len(a) - 1, 0, -1):
        s = s * 0.5 + a[i]
    return s


def inputs():
    return (np.array([0.3, 0.6, -0.2, 0.9, 1.1]),), {}
