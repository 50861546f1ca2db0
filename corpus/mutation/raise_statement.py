"""An explicit raise in a loop, after writes to the array that came in."""
import numpy as np


def scale(a, factor):
    for i in range(len(a)):
        if a[i] < 0.0:
            raise ValueError(f"element {i} is negative")
        a[i] = a[i] * factor
    return np.sum(a)


def inputs():
    return (np.array([0.5, 0.8, -0.1, 0.7]), 2.0), {}
