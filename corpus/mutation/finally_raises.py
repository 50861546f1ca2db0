"""An exception passes through: the finally clause sees the state where it was raised."""
import numpy as np


class Counter:
    def __init__(self):
        self.depth = 0
        self.log = [0.0]
        self.sum = 0.25

    def run(self, x, n):
        self.depth += 1
        try:
            for k in range(n):
                self.sum += x[k]
                x[k] = self.sum
        finally:
            self.depth -= 1
            self.log.append(self.sum)
        return self.sum * x[0]


ENTRY = "Counter.run"
WRT = ("x", "self.sum")


def inputs():
    return (Counter(), np.array([0.5, 0.7]), 3), {}
