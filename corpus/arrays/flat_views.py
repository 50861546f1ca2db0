"""Contiguous arrays seen flat: what is written through the flat view is in the matrix."""
import numpy as np


def f(x):
    grid = np.zeros_like(x)
    grid[...] = np.asarray(x) * x
    flat = grid.ravel()
    for k in range(1, len(flat)):
        flat[k] = 0.5 * flat[k] + flat[k - 1]
    rows = np.stack([x[0], x[1]])
    tail = rows.reshape(-1)[2:]
    tail *= flat[2:]
    return np.sum(grid * rows) + np.ascontiguousarray(rows)[1, 1]


def inputs():
    return (np.array([[0.5, 0.9, 1.2], [1.1, 0.4, 0.7]]),), {}
