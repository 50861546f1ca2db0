"""A deque whose length only the run knows is kept by an object."""
from collections import deque

import numpy as np


class Filter:
    pass


def f(filter, xs):
    filter.recent = deque(maxlen=3)
    total = 0.0
    for x in xs:
        filter.recent.append(x)
        total += filter.recent[0] * x
    return total


ENTRY = "f"
WRT = "xs"


def inputs():
    return (Filter(), np.linspace(0.1, 0.9, 70)), {}
