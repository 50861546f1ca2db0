"""Every pair of two arrays, and what is joined and chosen."""
import numpy as np


def f(a, b, x):
    pairs = np.subtract.outer(a, b)
    every = np.append(a, x)
    chosen = np.select([every > 1.0, every > 0.5], [every * every, -every], 0.5)
    np.subtract.at(b, [0, 0, 1], pairs[0])
    return np.sum(pairs * pairs * b) + np.sum(chosen)


WRT = ("a", "b", "x")


def inputs():
    return (np.array([0.3, 0.8, 1.1]), np.array([0.7, -0.4, 0.2]), 1.5), {}
