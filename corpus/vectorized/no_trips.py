"""Ranges without trips: an empty array, an end before the start, a sum that stays Python's number."""
import numpy as np


def empty(x, y, n):
    s = 1.0
    for i in range(len(x)):
        s += x[i]
    for i in range(2, n):
        y[i] = y[i] * 2.0
    for i in range(0, len(y) - 5):
        y[i] = 0.0
    return s * np.sum(y)


def inputs():
    return (np.zeros(0), np.array([0.5, 0.9, -0.2]), -2), {}
