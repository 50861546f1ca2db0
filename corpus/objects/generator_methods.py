"""A container whose ``__iter__`` is a generator; ``yield from``; the items are listed, summed and numbered."""

import numpy as np


class Network:
    def __init__(self, first, rest):
        self.first = first
        self.rest = rest

    def __iter__(self):
        yield self.first
        yield from self.rest

    def scaled(self, k):
        for w in self:
            yield k * w

    def penalty(self):
        return sum(np.sum(w * w) for w in self)


def f(net, x, k):
    for w in net:
        x = np.tanh(w @ x)
    norms = [np.sum(abs(w)) for w in net.scaled(k)]
    for n, w in enumerate(net, 1):
        x = x + n * np.mean(w)
    return np.sum(x) + net.penalty() * len(norms) + norms[1] * sum(map(np.max, net.scaled(2.0)))


ENTRY = "f"


def inputs():
    ws = [np.array([[0.1, 0.4], [-0.3, 0.2]]) * s for s in (1.0, 2.0, -1.5)]
    return (Network(ws[0], ws[1:]), np.array([0.5, -0.7]), 1.3), {}


WRT = ("x", "k", "net.first", "net.rest")
