"""A history that begins with the state itself, and gets it again and again."""

import numpy as np


class Sim:
    def __init__(self, a):
        self.a = a
        self.hist = [a]

    def run(self, n):
        for i in range(n):
            self.hist.append(self.a)
        y = 0.0
        for h in self.hist:
            y += np.sum(h)
        return y


root = Sim(np.array([0.3, 0.4]))
ENTRY = "root.run"
WRT = ("self.a",)


def inputs():
    return (3,), {}
