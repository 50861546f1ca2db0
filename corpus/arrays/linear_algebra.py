"""Products and solves: matmul, dot, outer, einsum, solve, inv, det, norm."""
import numpy as np


def f(a, b):
    x = np.linalg.solve(a, b)
    y = np.linalg.inv(a) @ x
    z = np.einsum("ij,j->i", a, y)
    return np.dot(x, z) + np.linalg.det(a) * np.linalg.norm(y) + np.trace(a @ np.outer(x, y))


def inputs():
    a = np.array([[2.0, 0.3, -0.1], [0.4, 1.5, 0.2], [0.1, -0.3, 1.8]])
    return (a, np.array([0.6, -0.2, 0.9])), {}
