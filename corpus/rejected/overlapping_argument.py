"""An argument whose entries share storage, alone: nothing says what else of it the caller sees."""
import numpy as np


def f(windows):
    windows[0, 1] = 0.5 * windows[0, 0]
    return np.sum(windows)


def inputs():
    x = np.array([0.3, 0.8, 1.1, -0.5, 0.2])
    return (np.lib.stride_tricks.sliding_window_view(x, 3, writeable=True),), {}
