"""A global set to what a helper returns out of its loop, or behind it."""
import numpy as np

level = 0.4


def first_large(xs):
    for v in xs:
        if v > 1.0:
            return v * v
    return np.sum(xs)


def f(xs, x):
    global level
    level = first_large(level * xs)
    return level * x


ENTRY = "f"
WRT = ("xs", "x", "level")


def inputs():
    return (np.array([0.3, 0.9, 0.7]), 1.2), {}
