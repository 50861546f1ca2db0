"""Attributes that a loop sets and nobody reads: one is not set before, one holds what no array of numbers is."""
import numpy as np


class Monitor:
    def __init__(self):
        self.log = np.array([None, None])

    def see(self, x):
        self.log = x
        self.last = x * x
        return np.sin(x)


def f(monitor, xs):
    total = 0.0
    for x in xs:
        total += monitor.see(x)
    return total


WRT = "xs"


def inputs():
    return (Monitor(), np.array([0.3, 0.7])), {}
