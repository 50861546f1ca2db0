"""itertools over arrays, whose lengths are only known at run time."""
from itertools import accumulate, chain, islice, pairwise, repeat

import numpy as np


def f(xs, x):
    total = 0.0
    for a in accumulate(xs):
        total += a * a
    for a, b in pairwise(xs):
        total += a * b
    for a in chain(xs, [x], xs):
        total *= 1.0 + 0.1 * a
    for a, b in zip(islice(xs, 2), repeat(x)):
        total += a * b
    for _ in repeat(None, len(xs)):
        total *= x
    return total


def inputs():
    return (np.array([0.3, 0.1, 0.2]), 0.7), {}
