"""Calls that change a stage and then raise stand in comprehensions, conditions and on either side of `if` and `and`."""

import numpy as np


class Stage:
    def __init__(self, level):
        self.level = level

    def push(self, x):
        self.level += x
        if self.level > 2.0:
            self.level -= 1.5
            raise ValueError("full")
        return self.level * x


def f(stage, x, xs):
    total = x
    for k in range(3):
        try:
            if stage.push(x) > 0.1 and x < 2.0 + stage.push(xs[k]):
                total += stage.level
            total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x * stage.push(x)
        except ValueError:
            total += stage.level * x
    try:
        return total + sum([stage.push(u) * u for u in xs if u > 0.25])
    except ValueError:
        return total * stage.level


ENTRY = "f"
WRT = ("stage.level", "x", "xs")


def inputs():
    return (Stage(0.5), 0.437, np.array([0.31, 0.617, 0.2])), {}
