"""What Python raises for a slip in a branch, which other inputs do not take."""
import numpy as np

count = 3


def last(count, a):
    if count > 5:
        return count[-1]
    return a[-1]


def f(x, a):
    if x > 2.0:
        count[0] = x
    if x < -5.0:
        return a[0][1]
    return x + np.sum(a) * last(count, a)


ENTRY = "f"


def inputs():
    return (0.5, np.array([0.5, 0.8, -0.2])), {}
