"""A filter that forgets in each step what it found in the last one."""
import numpy as np


class Filter:
    def __init__(self):
        self.level = 0.4
        self.surprise = 0.1
        self.cached = 0.2

    def update(self, z):
        self.surprise = None
        self.cached = None
        gain = 0.5 if z > self.level else 0.25
        self.level += gain * (z - self.level)
        self.surprise = (z - self.level) ** 2

    def cost(self, zs):
        total = self.surprise if self.cached is None else self.surprise * self.cached
        for z in zs:
            self.update(z)
            total += self.surprise
        return total



def cost(filter, zs):
    return filter.cost(zs)


def inputs():
    return (Filter(), np.array([0.3, 0.9, 0.5])), {}


ENTRY = "cost"
WRT = ("filter.level", "filter.surprise", "zs")
