"""An array without axes is added to, and read as a number on one way only."""
import numpy as np


def f(x, rate):
    level = np.array(0.5)
    level[()] += x
    return float(level) * rate if rate > 0.2 else 0.5


def inputs():
    return (0.3, 0.8), {}
