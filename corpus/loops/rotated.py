"""A deque of which only the run knows how long it is goes round, both ways and further than it is long."""
from collections import deque

import numpy as np


def f(xs, k):
    queue = deque(maxlen=3)
    total = 0.0
    for i, v in enumerate(xs):
        queue.rotate(2)
        if v > 0.2:
            queue.append(v * v)
        queue.rotate()
        queue.rotate(-k * i)
        if len(queue) > 0:
            total += queue[0] * v * i + queue[-1]
    return total * len(queue)


WRT = ("xs",)


def inputs():
    return (np.array([-0.2, 0.3, 0.5, 0.8, -0.4, 0.6, 0.9]), 2), {}
