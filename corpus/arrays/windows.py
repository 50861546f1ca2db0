"""A moving average, by windows that share the storage of what they show."""
import numpy as np


def f(x, w):
    windows = np.lib.stride_tricks.sliding_window_view(x, 3)
    smooth = windows @ w
    return np.sum(smooth * smooth)


WRT = ("x", "w")


def inputs():
    return (np.array([0.3, 0.8, 1.1, -0.5, 0.2]), np.array([0.25, 0.5, 0.25])), {}
