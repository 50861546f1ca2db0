"""A manager written as a generator: a module is put into another mode for a while, and back."""

from contextlib import contextmanager

import numpy as np


class Net:
    def __init__(self, w):
        self.w = w
        self.training = True
        self.calls = 0

    @contextmanager
    def evaluating(self, scale):
        before = self.training
        self.training = False
        self.w *= scale
        try:
            yield self
        finally:
            self.w /= scale
            self.training = before

    def __call__(self, x):
        self.calls += 1
        return np.tanh(self.w * x) * (0.5 if self.training else 1.0)


def f(net, x, scale):
    y = net(x)
    with net.evaluating(scale) as frozen:
        z = frozen(x)
        if np.sum(z) > 100.0:
            return np.sum(z)
    return np.sum(y * z) * net.calls + np.sum(net.w)


ENTRY = "f"


def inputs():
    return (Net(np.array([0.5, -0.3])), np.array([1.0, 2.0]), 1.5), {}


WRT = ("x", "scale", "net.w")
