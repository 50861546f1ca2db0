"""Two nested loops: a five-point stencil, and a product of a matrix and a vector with its sum inside."""
import numpy as np


def smoothed(a, x):
    n, m = a.shape
    b = np.zeros((n, m))
    for i in range(1, n - 1):
        for j in range(1, m - 1):
            b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1, j] + a[i, j - 1] + a[i, j + 1])
    out = np.zeros(n)
    for i in range(n):
        s = 0.0
        for j in range(m):
            s += b[i, j] * x[j]
        out[i] = s * x[0]
    return np.sum(out)


def inputs():
    return (np.sin(np.arange(20.0)).reshape(4, 5), np.array([0.5, 0.9, -0.2, 1.3, 0.1])), {}
