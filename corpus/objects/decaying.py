"""A decaying accumulator over a sequence: back-propagation through time."""
import numpy as np


class Decaying:
    def __init__(self):
        self.state = 0.1

    def step(self, x):
        self.state = 0.5 * self.state + x
        return self.state


def rollout(cell, xs):
    loss = 0.0
    for x in xs:
        y = cell.step(x)
        loss = loss + y * y
    return loss


ENTRY = "rollout"
WRT = ("xs", "cell.state")


def inputs():
    return (Decaying(), np.array([0.3, -0.8, 0.5, 0.9])), {}
