"""Loops that must stay loops: Gauss-Seidel, prefix sums, wrap-around, a carried value, one place for all."""
import numpy as np


def stays(x, u):
    n = len(x)
    last = 0.0
    s = 0.0
    for i in range(1, n - 1):
        u[i] = 0.5 * (u[i - 1] + u[i + 1])
    for i in range(n):
        s += x[i]
        u[i] = s
    for i in range(n):
        u[i] = u[i] + x[i - 1]
    for i in range(n):
        last = x[i] - 0.5 * last
    for i in range(n):
        u[0] = u[0] * x[i]
    return np.sum(u) + last


def inputs():
    return (np.array([0.3, 0.7, 1.1, 0.9]), np.array([0.5, 0.9, -0.2, 1.3])), {}
