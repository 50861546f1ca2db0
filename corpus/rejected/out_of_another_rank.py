"""NumPy takes no `out` for a reduction that has more axes than what is left."""
import numpy as np


def f(x):
    kept = np.zeros(3)
    np.sum(x, axis=0, out=kept)
    return kept @ x


def inputs():
    return (np.array([0.3, -0.5, 0.7]),), {}
