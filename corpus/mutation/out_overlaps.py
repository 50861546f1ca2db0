"""Results that are written over the operands they come from, as if those were copied."""
import numpy as np


def f(x, a):
    np.add(a[1:], a[:-1], out=a[1:])
    np.multiply(a, x, out=a)
    return np.sum(a * a)


WRT = ("x", "a")


def inputs():
    return (1.5, np.array([0.3, 0.8, 1.1, -0.5])), {}
