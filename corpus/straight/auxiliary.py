"""A result with something beside it that is not differentiated."""
import numpy as np


def loss(w, x, t):
    y = np.tanh(x @ w)
    error = y - t
    return np.sum(error * error), {"prediction": y, "worst": float(np.max(np.abs(error)))}


def inputs():
    x = np.array([[0.2, -0.4], [0.7, 0.1], [-0.3, 0.9]])
    return (np.array([0.5, -0.2]), x, np.array([0.1, 0.4, -0.3])), {}


HAS_AUX = True
WRT = ("w", "x")
