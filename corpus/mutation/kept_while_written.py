"""An array is written while it is appended to a list again and again, and then written by way of the list."""
import numpy as np


def f(x, a, n):
    kept = []
    for _ in range(n):
        kept.append(a)
        a[0] *= x
    y = a[0] * a[1]
    for c in kept:
        c[1] = c[1] * x + y
    return y + a[1] * a[0]


def inputs():
    return (1.1, np.array([0.3, 0.7]), 2), {}
