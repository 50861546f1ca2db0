"""A schedule that gives so many step sizes; what it has come to is state."""

import numpy as np


class Decay:
    def __init__(self, step, rate, count):
        self.step = step
        self.rate = rate
        self.count = count
        self.given = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.given == self.count:
            raise StopIteration
        step = self.step
        self.step *= self.rate
        self.given += 1
        return step


def descend(schedule, x):
    for step in schedule:
        slope = 2.0 * x + np.cos(x)
        if abs(slope) < 1e-3:
            break
        x -= step * slope
    else:
        x += 0.1 * schedule.step
    return x * schedule.step


ENTRY = "descend"


def inputs():
    return (Decay(0.4, 0.6, 5), 1.5), {}


WRT = ("x", "schedule.step", "schedule.rate")
