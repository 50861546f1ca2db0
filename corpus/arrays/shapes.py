"""Shape functions: concatenate, stack, split by slices, transpose, ravel, flip, repeat."""
import numpy as np


def f(a, b):
    c = np.concatenate([a, b * 2.0])
    d = np.stack([a, b], axis=1)
    e = np.vstack([a, b]).T
    g = np.ravel(d * e) * c
    h = np.flip(g)[1:] + np.roll(g, 1)[:-1]
    return np.sum(h * h) + np.sum(np.repeat(a, 2) * c) + np.sum(np.outer(a, b))


def inputs():
    return (np.array([0.4, 0.9, -0.3]), np.array([0.7, 0.2, 0.5])), {}
