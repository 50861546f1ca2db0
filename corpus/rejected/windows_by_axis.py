"""What a function takes by name only is not given by position: a third argument would be an axis."""
import numpy as np


def f(x):
    windows = np.lib.stride_tricks.sliding_window_view(x, 3, -1)
    return np.sum(windows * windows)


def inputs():
    return (np.linspace(0.0, 1.0, 5),), {}
