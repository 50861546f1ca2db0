"""A gradient inside, of a function that writes storage seen under two names: their adjoints share storage, too."""
import numpy as np

import ssa_ad as ad


def f(x, w):
    y = x * 1.0
    tail = y[1:]

    def loss(k, m):
        m[0] *= k
        tail[1] = m[0] * k
        return np.sum(tail * m[1:] * k)

    k_bar, y_bar = ad.grad(loss, wrt=("k", "m"))(w, y)
    return k_bar * k_bar + np.sum(y_bar**3) + y[1]


ENTRY = "f"
WRT = ("x", "w")


def inputs():
    return (np.array([0.3, 0.8, 1.1]), 0.7), {}
