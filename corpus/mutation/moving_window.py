"""A deque with a limit in a loop over an array: how full it is only the run tells."""
from collections import deque

import numpy as np


def f(xs, x):
    window, total = deque(maxlen=3), 0.0
    last = deque([0.0, x], maxlen=2)
    for v in xs:
        window.append(v * x)
        last.append(v)
        total += sum(window) ** 2 + last[0] * last[1]
    return total


def inputs():
    return (np.array([0.1, 0.2, 0.3, 0.4, 0.5]), 0.7), {}
