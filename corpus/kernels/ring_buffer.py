"""A ring buffer: a moving average over the last values pushed."""
import numpy as np


class Ring:
    def __init__(self, n):
        self.data = np.zeros(n)
        self.head = 0
        self.full = False

    def push(self, x):
        self.data[self.head] = x
        self.head = (self.head + 1) % len(self.data)
        if self.head == 0:
            self.full = True

    def mean(self):
        count = len(self.data) if self.full else self.head
        return np.sum(self.data) / count


def filtered(ring, xs):
    loss = 0.0
    for x in xs:
        ring.push(x * x)
        m = ring.mean()
        loss = loss + m * m
    return loss


ENTRY = "filtered"
WRT = ("xs", "ring.data")


def inputs():
    return (Ring(3), np.array([0.5, -0.9, 0.3, 0.7, 1.1])), {}
