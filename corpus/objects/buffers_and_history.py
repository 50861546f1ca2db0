"""A heat equation that swaps two buffers and keeps the last of them: its history is storage that is written again."""

import numpy as np


class Sim:
    def __init__(self, n):
        self.a = np.linspace(0.1, 1.0, n)
        self.b = np.zeros(n)
        self.hist = []

    def step(self, k):
        left = self.a[:-2]
        right = self.a[2:]
        self.b[1:-1] = self.a[1:-1] + k * (left - 2 * self.a[1:-1] + right)
        self.b[0] = self.a[0]
        self.b[-1] = self.a[-1]
        self.a, self.b = self.b, self.a
        self.hist.append(self.a)
        if len(self.hist) > 3:
            self.hist.pop(0)

    def run(self, k, n):
        e = 0.0
        for i in range(n):
            self.step(k)
            e += self.hist[0][2] * self.a[1]
        return e + sum(float(h.sum()) for h in self.hist)


root = Sim(6)
ENTRY = "root.run"
WRT = ("k", "self.a")


def inputs():
    return (0.2, 5), {}
