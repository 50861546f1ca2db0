"""What types do not prove is asked: lengths, a count from outside, the domain of math functions."""
import math

import numpy as np


def asked(x, y, n):
    out = np.zeros(n)
    s = 0.0
    for i in range(n):
        out[i] = x[i] * y[i + 1]
    for i in range(n):
        s += math.exp(out[i]) * math.log(x[i])
    return s


def inputs():
    return (np.array([0.3, 0.7, 1.1]), np.array([0.5, 0.9, -0.2, 1.3]), 3), {}
