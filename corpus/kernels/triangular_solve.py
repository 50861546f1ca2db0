"""Forward substitution with a lower triangular matrix."""
import numpy as np


def trisolv(l, b):
    x = np.zeros_like(b)
    for i in range(len(b)):
        x[i] = (b[i] - l[i, :i] @ x[:i]) / l[i, i]
    return np.sum(x * x)


def inputs():
    l = np.array([[1.5, 0.0, 0.0], [0.3, 1.2, 0.0], [-0.4, 0.6, 1.8]])
    return (l, np.array([0.5, 0.9, -0.3])), {}
