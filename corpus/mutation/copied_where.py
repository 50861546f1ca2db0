"""What a mask chooses is copied, put and placed."""
import numpy as np


def f(x, a, b):
    np.copyto(b, a * x, where=a > 0.5)
    np.putmask(a, b > 1.0, b * b)
    np.place(b, a < 0.0, [x])
    np.put(b, 0, x)
    return np.sum(a * b)


WRT = ("x", "a", "b")


def inputs():
    return (1.5, np.array([0.3, 0.8, 1.1, -0.5]), np.array([0.7, -0.4, 0.2, 0.6])), {}
