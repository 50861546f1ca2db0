"""Arrays unpacked into names: those that came in, those whose length the run decides, rows of a matrix."""
import numpy as np


def f(points, weights, least):
    total = 0.0
    for x, y in points:
        total += x * y
    a, b, c = weights
    first, second = weights[weights > least]
    weights[0] = total
    return total * a + b * c + first * second


def inputs():
    return (np.array([[0.5, 0.9], [1.1, 0.4]]), np.array([0.3, 1.2, 0.8]), 0.5), {}
