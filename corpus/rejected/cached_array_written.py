"""An array of a cache, read beside a write that may be into it."""
import functools

import numpy as np


@functools.cache
def weights(n):
    return np.linspace(0.5, 1.5, n)


def f(x, buffer):
    y = np.sum(weights(3) * x * x)
    buffer[0] = 2.0
    return y * x


ENTRY = "f"
WRT = "x"


def inputs():
    return (1.5, np.zeros(3)), {}
