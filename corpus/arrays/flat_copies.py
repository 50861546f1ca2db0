"""A slice of `flat` is a copy: it is read before the right side runs, and keeps what it held."""
import numpy as np


def clipped(a, x):
    a[1] = 0.5 * x
    return a[1] * x


def f(x, a, m):
    b = a.flat[1:3]
    a[1] = x
    b[1] = b[0] * x
    a.flat[:] += clipped(a, x)
    m.flat[1:3] *= clipped(m[0], x)
    return b[0] * x + b[1] + np.sum(a * a) + np.sum(m * m)


ENTRY = "f"


def inputs():
    return (1.1, np.array([0.3, 0.7, 0.5]), np.array([[0.2, 0.4], [0.6, 0.8]])), {}
