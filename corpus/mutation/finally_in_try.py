"""A finally clause runs once, also where the exception is caught further out."""
import numpy as np


class Log:
    def __init__(self):
        self.total = 0.5
        self.depth = 0

    def __enter__(self):
        self.depth += 1

    def __exit__(self, *error):
        self.total *= 2.0
        self.depth -= 1


def f(x, a, log, i):
    try:
        try:
            a[1] = x
            y = a[i] * x
        finally:
            a[0] = a[0] * x + 1.0
        with log:
            log.total += a[0]
            y = y + a[i + 1]
    except (IndexError, TypeError):
        y = x
    return y * a[0] * log.total


WRT = ("x", "a", "log.total")


def inputs():
    return (1.5, np.array([0.3, 0.8, -0.2]), Log(), 5), {}
