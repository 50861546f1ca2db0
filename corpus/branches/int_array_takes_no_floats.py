"""An array of ints takes no floats in place: NumPy raises, and somebody waits for that."""
import numpy as np


def f(x, counts):
    total = 0.0
    for k in range(3):
        try:
            counts += 1
            counts[k] *= 2
            if k > 0:
                counts += x
            total += x[k]
        except TypeError:
            total += 2.0 * x[k]
    return total * counts[1]


ENTRY = "f"
WRT = ("x",)


def inputs():
    return (np.array([0.3, 0.9, -0.4]), np.array([1, 2, 3])), {}
