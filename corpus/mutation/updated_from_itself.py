"""One storage under two names, updated in place from the other."""
import numpy as np


def f(a, b, g):
    a -= b + g
    return np.sum(b * b) + 1.2 * np.sum(a * a) + 2.0 * np.sum(g * g)


ENTRY = "f"
WRT = ("g",)


def inputs():
    a = np.array([-0.634, 0.237, 0.164, 0.86])
    return (a, a, np.array([1.17, 0.358, 0.412, 0.183])), {}
