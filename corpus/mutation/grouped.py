"""Sums and lists by key: a defaultdict makes what it lacks, also where only the run knows the keys."""
from collections import Counter, OrderedDict, defaultdict

import numpy as np


def f(xs, ids, x):
    sums, named = defaultdict(float), defaultdict(list)
    for v, k in zip(xs, ids):
        sums[int(k)] += v * v
    for name in ("a", "b", "a"):
        named[name].append(x * len(named[name]) + 1.0)
    total = 0.0
    for k, s in sums.items():
        total += s * s * (k + 1)
    counts = Counter("abca")
    counts["a"] += 1
    for name, n in counts.items():
        total += n * x
    order = OrderedDict([("u", x), ("v", total)])
    order.move_to_end("u")
    first, value = order.popitem(last=False)
    return value * order["u"] + sum(named["a"]) * counts["zz"] + named["b"][0] + counts["a"] * x


WRT = ("xs", "x")


def inputs():
    return (np.array([0.1, 0.2, 0.3]), np.array([0, 1, 0]), 0.7), {}
