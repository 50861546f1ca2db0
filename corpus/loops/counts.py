"""A Counter whose keys only the run knows: what it has not counted is zero, and reading does not make it."""
from collections import Counter

import numpy as np


def f(xs, ids, x):
    counts = Counter()
    counts[7] += 2
    total = counts[7] * x
    for v, k in zip(xs, ids):
        total += counts[k + 1] * v * x
        counts[k] += 1
        total += counts[k] * v * v
    return total * len(counts) + counts[9] * x + counts.get(1, 5) * x


WRT = ("xs", "x")


def inputs():
    return (np.array([0.1, 0.2, 0.3]), [0, 1, 0], 0.7), {}
