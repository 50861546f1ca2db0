"""A container that makes an iterator of its own, zipped, enumerated, summed and listed."""

import numpy as np


class Halves:
    def __init__(self, start, count):
        self.start = start
        self.count = count

    def __iter__(self):
        return HalvesIterator(self.start, self.count)


class HalvesIterator:
    def __init__(self, value, left):
        self.value = value
        self.left = left

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        self.value *= 0.5
        return self.value

    def __iter__(self):
        return self


def f(x, ws):
    halves = Halves(x, 4)
    total = sum(halves)
    for h, w in zip(halves, ws):
        total += h * w * w
    for k, h in enumerate(halves, 1):
        total += h**k
    squares = [h * h for h in halves]
    return total + squares[-1] + len(squares) * sum(squares)


ENTRY = "f"


def inputs():
    return (1.3, np.array([0.5, 1.5, -0.5])), {}
