"""What is None until something happens: the run tells when, and a test of `is None` tells which it is."""
import numpy as np


class Watch:
    def __init__(self):
        self.best = None
        self.since = None

    def see(self, x):
        if self.best is None or x * x < self.best:
            self.best = x * x
        if x > 0.5:
            if self.since is None:
                self.since = 0
            else:
                self.since += 1
        return self.best


def f(watch, xs, y):
    total, last = 0.0, None
    if watch.best is not None:
        watch.best *= 1.5
    for x in xs:
        total += watch.see(x * y)
        if watch.since is not None and watch.since > 0:
            last = x * total
    return total if last is None else total * last


ENTRY = "f"
WRT = ("xs", "y")


def inputs():
    return (Watch(), np.array([0.3, 0.7, -0.2, 0.9, 0.8]), 0.9), {}
