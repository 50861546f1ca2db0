"""Attributes that are computed when they are first asked for, in a loop too."""
from functools import cached_property

import numpy as np


class Kernel:
    def __init__(self, width):
        self.width = width
        self._scale = None

    @cached_property
    def weights(self):
        return np.exp(-np.arange(3.0) / self.width)

    @property
    def scale(self):
        if self._scale is None:
            self._scale = 1.0 / np.sum(self.weights)
        return self._scale

    @cached_property
    def offset(self):
        return self.width * self.width

    def apply(self, xs):
        total = 0.0
        for x in xs:
            total += x * self.offset
        return total + self.scale * np.sum(self.weights * xs)


ENTRY = "Kernel.apply"
WRT = ("self.width", "xs")


def inputs():
    return (Kernel(1.5), np.array([0.3, -0.4, 0.8])), {}
