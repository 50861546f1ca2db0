"""An attribute is a new array on one way and an argument on the other."""
import numpy as np


class Probe:
    def __init__(self, gain, field):
        self.gain = gain
        self.field = field


def f(a, g, x):
    probe = Probe(g[0], g * a)
    if x > 1.0:
        probe.field = a
    return probe.gain * np.sum(probe.field)


ENTRY = "f"
WRT = ("a", "g")


def inputs():
    return (np.array([1.0, 2.0, 3.0]), np.array([0.5, 0.6, 0.7]), 0.5), {}
