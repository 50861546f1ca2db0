"""A global array that is added to itself, read, and then replaced by its negative."""
import numpy as np

gain = np.array([0.5, 0.3, -0.2])


def f(a, x):
    global gain
    gain += gain
    s = np.sum(a * gain)
    gain = x - gain
    return np.sum(gain * gain) + s


WRT = ("a", "x", "gain")


def inputs():
    return (np.array([0.695, 0.356, 0.498]), 0.3), {}
