"""Durbin's recursion for a Toeplitz system, in place with reversed views."""
import numpy as np


def durbin(r):
    y = np.zeros_like(r)
    alpha = -r[0]
    beta = 1.0
    y[0] = -r[0]
    for k in range(1, len(r)):
        beta *= 1.0 - alpha * alpha
        alpha = -(r[k] + np.dot(np.flip(r[:k]), y[:k])) / beta
        y[:k] += alpha * np.flip(y[:k])
        y[k] = alpha
    return np.sum(y * y)


def inputs():
    return (np.array([0.2, -0.1, 0.15, 0.05]),), {}
