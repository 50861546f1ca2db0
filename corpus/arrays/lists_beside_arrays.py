"""Lists and tuples in arithmetic with arrays: NumPy makes arrays of them."""
import numpy as np

weights = [0.5, -1.5, 2.0]


def f(a, xs):
    b = weights * a
    b += xs
    b -= (0.1, 0.2, 0.3)
    return np.sum(b * b) + a @ weights + np.sum((a < xs) * b)


def inputs():
    return (np.array([0.3, -0.8, 0.5]), [1.1, 0.4, -0.6]), {}
