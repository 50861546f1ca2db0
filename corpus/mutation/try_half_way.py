"""An exception between two stores: the handler, and the reverse sweep, see the first."""
import numpy as np


def f(x, buffer, i):
    try:
        buffer[0] = x * x
        buffer[i] = x * 3.0
        y = buffer[1] * x
    except IndexError:
        y = buffer[0]
    return y * y + np.sum(buffer)


WRT = ("x", "buffer")


def inputs():
    return (1.5, np.array([0.3, 0.4, 0.5]), 5), {}
