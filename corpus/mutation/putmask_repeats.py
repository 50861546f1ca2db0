"""np.putmask begins its values again where they end: the number of an entry says which it gets, not their count."""
import numpy as np


def f(m, a, b):
    np.putmask(m, m > 0.0, a * a)
    np.putmask(m.T, m.T < -0.5, m)
    np.putmask(b, b > 0.0, a[::-1])
    return np.sum(m * m) + np.sum(b * b * b)


def inputs():
    m = np.array([[0.5, -0.7, 0.9], [0.3, -0.8, 0.4]])
    return (m, np.array([0.3, 0.8]), np.array([1.1, 0.6, -0.2, 0.7])), {}
