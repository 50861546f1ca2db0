"""Items that are asked for one by one, with `next`, with and without a default."""

import numpy as np


class Readings:
    def __init__(self, values, gain):
        self.values = values
        self.gain = gain
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at > len(self.values):
            raise StopIteration
        return self.gain * self.values[self.at - 1]


def smooth(values, gain):
    readings = Readings(values, gain)
    level = next(readings)
    for value in readings:
        if value > 2.0:
            level += 0.5 * (next(readings, 0.0) - level)
            continue
        level += 0.25 * (value - level)
    try:
        level = next(readings)
    except StopIteration:
        level *= gain
    return level + next(readings, gain)


ENTRY = "smooth"


def inputs():
    return (np.array([1.0, 0.5, 2.5, 0.75, 3.0]), 1.1), {}
