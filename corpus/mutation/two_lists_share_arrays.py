"""Two lists that change as the run tells hold the same arrays, one of them the other way round."""

import numpy as np


class B:
    def __init__(self, xs, ys):
        self.xs = xs
        self.ys = ys


def f(o, n):
    for i in range(n):
        o.xs.append(o.ys[i] * 2.0)
        o.ys[i][0] += o.xs[i][1]
    y = 0.0
    for v in o.xs:
        y += np.sum(v * v)
    for v in o.ys:
        y += np.sum(np.sin(v))
    return y


WRT = ("o.xs", "o.ys")


def inputs():
    a = np.array([0.3, 0.4])
    b = np.array([0.7, -0.4])
    return (B([a, b], [b, a[::-1]]), 2), {}
