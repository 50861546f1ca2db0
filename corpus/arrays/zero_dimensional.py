"""Arrays without axes, and an array that changes through one."""
import numpy as np


def f(x):
    s = np.zeros(())
    for v in x:
        s += v * v
    t = s
    t *= 2.0
    return s * x[0]


def inputs():
    return (np.array([0.4, 0.9, -0.3]),), {}
