"""Objects, lists and functions that are made within a `try` and read behind a statement that may raise."""

import numpy as np


class Filter:
    def __init__(self, level):
        self.level = level

    def push(self, u):
        self.level = 0.5 * self.level + u
        return self.level * u


def f(x, a, k):
    total = 0.0
    try:
        made = Filter(a[0])
        weights = [a[1], x]
        total += made.push(x)
        weights[0] *= total
        total += a[k]
        weights.append(a[k] * made.push(weights[0]))
        grow = lambda u: u * weights[2]
        total += grow(made.level) * a[k - 1]
    except IndexError:
        total *= 2.0
    if k > 1:
        return total
    return total + made.level * weights[1]


ENTRY = "f"
WRT = ("x", "a")


def inputs():
    return (0.7, np.array([0.9, 1.2, 0.4]), 1), {}
