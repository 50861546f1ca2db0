"""From the second call on the state is an array of the history."""

import numpy as np


class S:
    def __init__(self):
        self.a = np.array([0.4, 0.9])
        self.hist = [np.array([0.1, 0.3])]

    def run(self, x, n):
        y = 0.0
        for i in range(n):
            self.hist.append(self.a * x)
        for h in self.hist:
            y += np.sum(h * h)
        self.a[0] *= 1.5
        y += np.sum(self.a) * self.hist[0][0]
        self.a = self.hist[1]
        return y


root = S()
ENTRY = "root.run"
WRT = ("x", "self.a")


def inputs():
    return (0.7, 2), {}
