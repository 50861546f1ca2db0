"""In each trip other objects are chosen, from those that were chosen before."""

import numpy as np


class P:
    def __init__(self, w):
        self.w = w


def f(a, b, c, xs):
    total = 0.0
    for x in xs:
        p = a if x > 0.5 else b
        q = p if x < 0.8 else c
        q.w += x * p.w
        total += q.w * p.w
        if p is q:
            total += a.w
    return total + a.w * b.w * c.w


ENTRY = "f"


def inputs():
    return (P(0.4), P(0.5), P(0.6), np.array([0.1, 0.7, 0.9, 0.2])), {}


WRT = ("xs", "a.w", "b.w", "c.w")
