"""A moving average: the buffer is written in place, and the windows on it were made once and are kept beside it."""
import numpy as np


class Average:
    def __init__(self):
        self.buffer = np.array([0.4, 0.9, -0.3, 0.7, 0.2])
        self.windows = np.lib.stride_tricks.sliding_window_view(self.buffer, 3)
        self.weights = np.array([0.2, 0.5, 0.3])

    def push(self, x):
        self.buffer[:-1] = self.buffer[1:]
        self.buffer[-1] = x
        return self.windows @ self.weights

    def run(self, xs):
        total = 0.0
        for x in xs:
            total += np.sum(self.push(x) ** 2)
        return total * self.windows[0, 1]


ENTRY = "Average.run"
WRT = ("self.buffer", "self.weights", "xs")


def inputs():
    return (Average(), np.array([0.4, 0.9, -0.3, 1.2])), {}
