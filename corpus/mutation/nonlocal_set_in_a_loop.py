"""A closure variable that is first touched by a loop, which sets it."""
import numpy as np


def make(level):
    def f(xs, x):
        nonlocal level
        for v in xs:
            level = v * x
        return x * level

    return f


f = make(0.4)
ENTRY = "f"


def inputs():
    return (np.array([0.3, 0.9]), 1.2), {}
