"""What is computed on first use, in a loop whose trips may or may not use it."""

import numpy as np


class Model:
    def __init__(self, w):
        self.w = w
        self.factor = None

    def scale(self):
        if self.factor is None:
            self.factor = self.w * self.w
        return self.factor


def f(xs, model, least):
    total, best = 0.0, None
    for x in xs:
        if x > least:
            total += x * model.scale()
        if best is None:
            best = x * x
        elif x * x > best:
            best = x * x
        total += best
    if model.factor is not None:
        total *= model.factor
    return total


ENTRY = "f"


def inputs():
    return (np.array([0.5, -1.0, 1.5]), Model(1.3), 0.7), {}


WRT = ("xs", "model.w")
