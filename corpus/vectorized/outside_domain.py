"""A math function raises half-way, where NumPy would go on with nan."""
import math

import numpy as np


def outside(x, y):
    for i in range(len(x)):
        y[i] = math.sqrt(x[i])
    return np.sum(y)


def inputs():
    return (np.array([0.3, 0.7, -1.1]), np.array([0.5, 0.9, -0.2])), {}
