"""Windows that can be written: most elements are in several, and which value stays depends on the order."""
import numpy as np


def f(x):
    windows = np.lib.stride_tricks.sliding_window_view(x, 3, writeable=True)
    windows[0, 1] = 0.5 * x[0]
    windows[:, 2] *= 2.0
    windows[1:] *= 2.0
    return np.sum(windows)


def inputs():
    return (np.array([0.3, 0.8, 1.1, -0.5, 0.2]),), {}
