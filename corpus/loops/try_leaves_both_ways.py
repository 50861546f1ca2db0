"""A trip that ends with a break, or with a return where something is raised."""
import numpy as np


def f(x, a, n):
    for k in range(1, 4):
        try:
            a[n + 2] = x * k
            break
        except IndexError:
            return x * x
        x = x + 1.0
    return np.sum(a) * x


WRT = ("x", "a")


def inputs():
    return (1.5, np.array([0.3, 0.8, -0.2, 0.6]), 2), {}
