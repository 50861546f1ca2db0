"""A running sum kept in a mutable default: it is state, and outlives the call."""
import numpy as np


def running(v, seen=[0.0]):
    seen[0] += v
    return seen[0]


def f(x):
    y = 0.0
    for i in range(len(x)):
        y = y + running(x[i]) * x[i]
    return y


ENTRY = "f"


def inputs():
    return (np.array([0.5, 0.9, 1.2]),), {}
