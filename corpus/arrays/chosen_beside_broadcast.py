"""One of two arrays is written at several places: neither repeats its entries, though a view of one does."""
import numpy as np


def f(a, m, least):
    rows = np.broadcast_to(a, (2, 3))
    if a[0] > least:
        chosen = a
    else:
        chosen = m[1]
    chosen[[2, 0]] *= 3.0
    for _ in range(2):
        chosen = chosen[::-1]
        chosen[:2] += chosen[0]
    return np.sum(rows * m)


def inputs():
    return (np.array([0.5, -0.7, 0.9]), np.array([[0.3, 0.8, -0.4], [1.1, 0.2, 0.6]]), 0.1), {}
