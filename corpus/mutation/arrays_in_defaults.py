"""Arrays kept as default values and by a partial are state: one is another name of a global, all are written."""
import functools

import numpy as np

LEVELS = np.zeros(3)


def raised(v, levels=LEVELS, *, peaks=np.full(3, 0.5)):
    levels += v
    np.maximum(levels, peaks, out=peaks)
    return levels.sum()


def blended(kept, v, rate):
    kept *= 1.0 - rate
    kept += rate * v
    return kept @ v


SLOWLY = functools.partial(blended, np.array([0.2, -0.3, 0.4]), rate=0.25)


def f(x, y):
    total = raised(x) * SLOWLY(y * x)
    LEVELS[1] *= y
    total += raised(x * x) * SLOWLY(x)
    return total + LEVELS[1] * LEVELS[2]


ENTRY = "f"
WRT = ("x", "y")


def inputs():
    return (np.array([0.3, 0.9, -0.4]), 1.2), {}
