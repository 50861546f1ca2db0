"""`map` calls its function when the loop asks for an item, behind what the trip before has done."""
import numpy as np


class Counter:
    def __init__(self):
        self.n = 0.5

    def scaled(self, x):
        self.n += 1.0
        return x * self.n


def f(counter, x, xs):
    total = 0.0
    for v in map(counter.scaled, [x, x * x]):
        counter.n *= 2.0
        total += v
    for v, w in zip(map(counter.scaled, xs), xs):
        counter.n *= 0.9
        total += v * w
    return total * counter.n


ENTRY = "f"
WRT = ("x", "xs", "counter.n")


def inputs():
    return (Counter(), 0.7, np.array([0.3, 0.1, 0.2])), {}
