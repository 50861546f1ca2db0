"""Stacked transposes are not contiguous: seen flat they are a copy or a view, and it is written."""
import numpy as np


def f(x):
    pair = np.stack([x, 2.0 * x])
    flat = pair.reshape(-1)
    flat[3] = flat[1] * flat[2]
    return np.sum(pair * pair)


def inputs():
    return (np.array([[0.5, 0.9, 1.2], [1.1, 0.4, 0.7]]).T,), {}
