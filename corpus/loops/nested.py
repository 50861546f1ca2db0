"""Nested loops whose inner bound depends on the outer."""
import numpy as np


def f(x):
    n = len(x)
    s = 0.0
    for i in range(n):
        t = x[i]
        for j in range(i):
            t = t * x[j] + 0.5
        s = s + t * t
    return s


def inputs():
    return (np.array([0.4, 0.9, -0.7, 0.5]),), {}
