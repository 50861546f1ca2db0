"""NumPy functions of NumPy scalars: the result stays a NumPy scalar."""
import numpy as np


def f(x, y):
    z = np.exp(-x) * np.sin(y)
    w = np.arctan2(z, x) + np.log1p(y)
    return np.sqrt(w * w + 1.0)


def inputs():
    return (np.float64(0.7), 1.9), {}
