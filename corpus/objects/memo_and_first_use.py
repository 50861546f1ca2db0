"""Caches on an object: a dict of basis functions by order, and a factor made on first use."""

import numpy as np


class Basis:
    def __init__(self, width):
        self.width = width
        self.cache = {}
        self._norm = None

    @property
    def norm(self):
        if self._norm is None:
            self._norm = 1.0 / (self.width * np.sqrt(np.pi))
        return self._norm

    def __call__(self, k, x):
        if k not in self.cache:
            self.cache[k] = np.exp(-((x - k) ** 2) / self.width**2) * self.norm
        return self.cache[k]


def f(basis, x, weights):
    total = 0.0
    for sweep in range(2):
        for k, w in enumerate(weights):
            total += w * basis(k, x) * (1 + sweep)
    return total


ENTRY = "f"


def inputs():
    return (Basis(0.8), 0.7, np.array([0.5, -1.0, 2.0])), {}


WRT = ("x", "weights", "basis.width")
