"""A signal smoothed in place, again and again, while the windows that are looked through stay as they are."""
import numpy as np


def f(x, kernel, steps):
    windows = np.lib.stride_tricks.sliding_window_view(x, 3)
    rough = np.sum(windows[:, 1:] ** 2)
    for _ in range(steps):
        smooth = windows @ kernel
        x[1:-1] = smooth
    for k in range(len(windows)):
        x[k + 1] += windows[k] @ kernel
    return rough + np.sum(windows[1:] * windows[:-1]) + windows[0, 2]


WRT = ("x", "kernel")


def inputs():
    return (np.array([0.3, 0.8, 1.1, -0.5, 0.2]), np.array([0.25, 0.5, 0.3]), 2), {}
