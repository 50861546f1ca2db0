"""A stage is fed by a loop over pairs within a `try`: where it raises, the pairs before have been added already."""

import numpy as np


class Stage:
    def __init__(self, level):
        self.level = level

    def push(self, x):
        self.level += x
        if self.level > 2.0:
            raise ValueError("full")
        return self.level * x


def feed(stage, xs, weights):
    total = 0.0
    try:
        for x, w in zip(xs, weights):
            total += stage.push(x) * w
    except ValueError:
        stage.level -= 1.9
    return total


def f(stage, xs, weights):
    return feed(stage, xs, weights) + stage.level * feed(stage, weights, xs)


ENTRY = "f"
WRT = ("stage.level", "xs", "weights")


def inputs():
    return (Stage(0.5), np.array([0.3, 0.62, 0.21]), np.array([0.9, 0.4, 0.73])), {}
