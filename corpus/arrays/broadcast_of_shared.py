"""An array that comes in three times and is seen as rows, which nobody reads in parts: what is read of it counts once."""
import numpy as np


def f(a, b, pair):
    rows = np.broadcast_to(pair[1], (3, 4))
    turned = np.transpose(rows, axes=(1, 0))
    return pair[0][1] * a[2] + np.sum(turned) * 0.5


WRT = ("a", "b")


def inputs():
    a = np.array([0.5, 0.9, 0.3, -0.6])
    return (a, a, [a, a]), {}
