"""A name that only some trips set, and none reads, is read behind the loop."""
import numpy as np


def f(x, a):
    y = x
    for v in a:
        if v > 1.0:
            y = v * v
        x = x * 1.1
    return y * x


def inputs():
    return (1.1, np.array([0.3, 1.4, 0.6])), {}
