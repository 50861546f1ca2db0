"""A `finally` reads what the body wrote before it raised, not what was read before."""
import numpy as np


def f(a, buf, n):
    first = buf[n]
    try:
        buf[::2] = 0.5
        first = first * a[9]
    finally:
        buf[3] = buf[n]
    return first


ENTRY = "f"
WRT = ("a",)


def inputs():
    return (np.array([1.1, -0.9, 0.5]), np.array([0.8, 0.3, 0.9, -0.7]), 0), {}
