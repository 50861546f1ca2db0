"""An object that keeps the array it was given, and writes into it later."""
import numpy as np


class Holder:
    def __init__(self):
        self.buffer = None
        self.calls = 0

    def put(self, x):
        self.buffer = x
        self.calls += 1
        self.buffer[0] = x[1] * x[2]
        return np.sum(self.buffer * x)


ENTRY = "Holder.put"
WRT = "x"


def inputs():
    return (Holder(), np.array([0.4, 0.8, -0.6])), {}
