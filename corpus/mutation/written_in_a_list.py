"""Which array of a list is written is known when the program runs; both have names, too."""
import numpy as np


def f(x, a, b, n):
    pair = [a, b]
    y = a[0] * a[1]
    pair[n][0] = x * y
    z = a[0] * a[1]
    pair[n][1] *= z
    return z * y + a[1] * b[0]


def inputs():
    return (1.1, np.array([0.3, 0.7]), np.array([0.2, 0.5]), 0), {}
