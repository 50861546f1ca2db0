"""A manager written as a generator handles what the body raises."""

from contextlib import contextmanager

import numpy as np


class Log:
    def __init__(self):
        self.failed = 0
        self.scale = 1.0


@contextmanager
def tolerant(log, factor):
    try:
        yield
    except IndexError:
        log.failed += 1
        log.scale *= factor
    else:
        log.scale += factor


def f(xs, log, factor):
    total = 0.0
    for k in range(4):
        with tolerant(log, factor):
            total += xs[k] * xs[k]
    return total * log.scale


ENTRY = "f"


def inputs():
    return (np.array([0.5, -1.0, 1.5]), Log(), 0.7), {}


WRT = ("xs", "factor", "log.scale")
