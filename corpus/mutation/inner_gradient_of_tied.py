"""A gradient inside: what is given by position is also seen through state, and nothing is written."""

import numpy as np

import ssa_ad as ad


class Series:
    def __init__(self, values):
        self.values = values


def loss(s, x):
    return np.sum(x * x) + np.sum(s.values**3)


def f(s, x, rate):
    slope = ad.grad(loss, wrt="x")(s, x)
    return np.sum(slope * slope) * rate


ENTRY = "f"
WRT = ("x", "rate")


def inputs():
    base = np.array([0.4, 0.9, -0.3, 0.7])
    return (Series(base[1:]), base[:3], 0.7), {}
