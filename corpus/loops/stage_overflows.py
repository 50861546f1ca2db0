"""A stage that raises when it is full, behind what it has changed; its caller handles that in each trip of a loop."""

import numpy as np


class Stage:
    def __init__(self, level):
        self.level = level
        self.fails = 0
        self.log = []

    def push(self, x):
        self.level += x
        if self.level > 2.0:
            self.fails += 1
            raise ValueError("full")
        self.log.append(self.level)
        return self.level * x


def run(stage, xs):
    y = 0.0
    for x in xs:
        try:
            y += stage.push(x) ** 2
        except ValueError:
            stage.level *= 0.5
    return y + stage.level


ENTRY = "run"
WRT = ("stage.level", "xs")


def inputs():
    return (Stage(0.5), np.array([0.3, 0.9, 0.8, 0.7, 0.2, 1.4])), {}
