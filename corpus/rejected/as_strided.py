"""Strides say how storage is laid out: the adjoint of the array need not be laid out so."""
import numpy as np


def f(x):
    windows = np.lib.stride_tricks.as_strided(x, (3, 3), (8, 8))
    return np.sum(windows * windows)


def inputs():
    return (np.array([0.3, 0.8, 1.1, -0.5, 0.2]),), {}
