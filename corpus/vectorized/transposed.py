"""A transpose, a column as it stands, rows of rows, and the index as a number."""
import numpy as np


def turned(a):
    n, m = a.shape
    b = np.zeros((m, n))
    for i in range(n):
        for j in range(m):
            b[j, i] = a[i, j] * (j + 0.5)
    c = np.zeros_like(a)
    for i in range(len(a)):
        row = a[i]
        for j in range(len(row)):
            c[i][j] = row[j] * row[j] / (i + 1.0)
    return np.sum(b) + np.sum(c * c)


def inputs():
    return (np.sin(np.arange(12.0)).reshape(3, 4),), {}
