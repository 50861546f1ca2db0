"""Helpers that write into what they are given."""
import numpy as np


def normalise(v):
    v /= np.sum(v)


def shift(v, by):
    for i in range(len(v)):
        v[i] = v[i] + by * i
    return v[-1]


def f(x, by):
    y = x * x
    last = shift(y, by)
    normalise(y)
    return last * y[0] + np.sum(y * x)


ENTRY = "f"


def inputs():
    return (np.array([0.5, 0.9, 1.2]), 0.3), {}
