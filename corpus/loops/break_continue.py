"""break and continue, with values changed on every way out."""
import numpy as np


def f(a, limit):
    total = 0.0
    for v in a:
        if v < 0.0:
            total = total * 0.5
            continue
        total = total + v * v
        if total > limit:
            total = total - limit * v
            break
        total = total * 1.1
    return total


def inputs():
    return (np.array([0.6, -0.4, 0.8, 0.9, 0.7]), 1.2), {}
