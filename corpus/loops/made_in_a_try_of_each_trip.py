"""Each trip makes a filter within a `try`, and reads it behind a statement that may raise; the trip before made another."""

import numpy as np


class Filter:
    def __init__(self, level):
        self.level = level

    def push(self, u):
        self.level = 0.5 * self.level + u
        return self.level * u


def f(x, a, b):
    total = x
    misses = 0
    for k in range(4):
        try:
            made = Filter(a[k])
            total += made.push(x)
            total *= b[k]
            if total > 9.0:
                return total * made.level
            total -= made.push(b[k]) * made.level
        except IndexError:
            misses += 1
            total = 0.5 * total + misses
    return total


ENTRY = "f"
WRT = ("x", "a", "b")


def inputs():
    return (0.7, np.array([0.9, 1.2, 0.4, 0.3]), np.array([0.8, 1.3])), {}
