"""A memo that begins with the weights themselves; what it holds is written in place."""

import numpy as np


class M:
    def __init__(self, w):
        self.w = w
        self.cache = {0: w}

    def get(self, k):
        if k not in self.cache:
            self.cache[k] = self.cache[k - 1] * 0.5
        return self.cache[k]


def f(m, n, x):
    y = 0.0
    for k in range(n):
        y += np.sum(m.get(k) * x) ** 2
        m.cache[k][0] += x
    m.w[1] *= 2.0
    return y + np.sum(m.cache[0] * m.w)


WRT = ("m.w", "x")


def inputs():
    return (M(np.array([0.4, 0.9])), 3, 0.7), {}
