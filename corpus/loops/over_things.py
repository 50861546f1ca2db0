"""Loops over an array, its rows, a list, zip and enumerate."""
import numpy as np


def f(a, m, weights):
    s = 0.0
    for v in a:
        s += v * v
    for row in m:
        s += row[0] * row[1]
    for k, w in enumerate(weights, 1):
        s = s + k * w * a[0]
    for v, w in zip(a, weights):
        s = s * 0.9 + v * w
    return s


def inputs():
    m = np.array([[0.4, 0.2], [0.9, -0.3]])
    return (np.array([0.3, 0.7, -0.5]), m, [0.5, 0.1, 0.8]), {}
