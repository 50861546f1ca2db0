"""A generator that takes its items from another one, pairs of a loop in a loop, and a generator expression."""

import numpy as np


def pairs(xs):
    for i, a in enumerate(xs):
        for b in xs[i + 1 :]:
            yield a, b


def products(xs, least):
    for a, b in pairs(xs):
        p = a * b
        if p > least:
            yield p


def f(xs, least):
    total = 0.0
    for p in products(xs, least):
        if total > 3.0:
            break
        total += p * p
    for q in (a - b for a, b in pairs(xs)):
        total += q * q * least
    return total


ENTRY = "f"


def inputs():
    return (np.array([0.5, 1.2, -0.4, 2.0]), 0.3), {}
