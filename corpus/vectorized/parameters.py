"""Parameters in an array, which may be too short: the first trip finds out before it writes."""
import math

import numpy as np


def curve(p, x, y):
    loss = 0.0
    for i in range(len(x)):
        r = p[0] * math.sin(x[i]) + p[1] - y[i]
        loss += r * r
        x[i] = r
    return loss / len(x)


def inputs():
    return (np.array([0.5, 1.25]), np.array([0.25, 0.75, -1.5]), np.array([0.5, 1.25, 2.0])), {}
