"""An element that is written only where the condition holds."""
import numpy as np


def f(x, limit):
    y = np.sin(x)
    for i in range(len(y)):
        if y[i] > limit:
            y[i] = limit + 0.1 * (y[i] - limit)
    return np.sum(y * y * y)


def inputs():
    return (np.array([0.2, 0.9, 1.4, -0.6]), 0.5), {}
