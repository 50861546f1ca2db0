"""A relaxation whose update changes the array that the updated element belongs to."""
import numpy as np


def relax(v, rate):
    for i in range(1, len(v)):
        v[i] = v[i] + rate * (v[i - 1] - v[i])
    return np.sum(v * v)


def f(x, rate):
    v = x * x
    v[1] += relax(v, rate)
    v[[0, 2]] *= relax(v, rate)
    return v[0] * v[1] + v[2]


ENTRY = "f"


def inputs():
    return (np.array([0.5, 0.9, 1.2]), 0.3), {}
