"""An element is read before a loop and again in its trips, which write it."""
import numpy as np


def f(x, a, n):
    y = a[0] * x
    for _ in range(n):
        z = a[0] * x
        a[0] = z + y
        y = y + z
    return y


def inputs():
    return (1.1, np.array([0.3, 0.7, 0.4]), 3), {}
