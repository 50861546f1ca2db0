"""A meter that is entered in every step, and returned from."""
import numpy as np


class Meter:
    def __init__(self):
        self.depth = 0
        self.energy = 0.0
        self.failed = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, error, trace):
        self.depth -= 1
        if kind is not None:
            self.failed += 1


class Body:
    def __init__(self):
        self.meter = Meter()
        self.v = np.array([0.5, 1.0, 1.5])

    def step(self, force, i):
        with self.meter as meter:
            self.v += 0.1 * force
            meter.energy += 0.5 * np.sum(self.v * self.v)
            return self.v[i] * meter.energy


def f(body, force, i):
    return body.step(force, i) + body.step(force, i - 1)


ENTRY = "f"
WRT = ("force", "body.v", "body.meter.energy")


def inputs():
    return (Body(), np.array([1.0, 2.0, 3.0]), 1), {}
