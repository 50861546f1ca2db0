"""Whole arrays updated in place, with no other name for them."""
import numpy as np


def f(w, b, x):
    h = w @ x
    h += b
    h *= h
    h /= 1.0 + np.sum(h)
    return np.sum(h * b)


def inputs():
    w = np.array([[0.5, -0.3], [0.2, 0.9], [0.7, 0.1]])
    return (w, np.array([0.1, 0.2, 0.3]), np.array([0.8, -0.4])), {}
