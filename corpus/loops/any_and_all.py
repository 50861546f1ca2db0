"""`any` and `all` look at one item after the other and stop at the first that decides."""
import numpy as np


def f(xs, x):
    total = 1.0
    if any(v > 0.25 for v in xs):
        total += xs[0]
    if all(v > 0.0 for v in xs) and not any([x > 3.0, x < 0.0]):
        total *= xs[1]
    if any(1.0 / v > 3.0 for v in (x, 0.1, 0.0)):  # 1 / 0.0 is not reached
        total += x
    return total


def inputs():
    return (np.array([0.3, 0.1, 0.2]), 0.7), {}
