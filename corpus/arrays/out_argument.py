"""Results written into a buffer that is there already."""
import numpy as np


def f(x, steps):
    buffer = np.zeros(3)
    s = 0.0
    for _ in range(steps):
        np.multiply(x, x, out=buffer)
        np.add(buffer, x, out=x)
        s = s + np.sum(buffer)
    return s + np.sum(x)


def inputs():
    return (np.array([0.4, 0.2, -0.3]), 2), {}
