"""A list that a loop fills with an array is read in a branch; the array itself is written in place."""
import numpy as np


def f(x, a):
    kept = []
    for i in range(1):
        kept.append(a)
        a[1] **= 2
    k = 0.5
    if np.sum(a) > x:
        k = np.sum(kept[0])
    return k * x


WRT = ("x", "a")


def inputs():
    return (0.1, np.array([1.089, -0.554])), {}
