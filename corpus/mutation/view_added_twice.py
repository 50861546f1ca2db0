"""An array to which a view of itself is added twice: the second time it is another contribution."""

import numpy as np


def f(s, a):
    b = np.array([0.5, s, 0.3])
    mirrored = b[::-1]
    b[:] += mirrored
    b[:] += mirrored
    a += a[:]
    a += a[:]
    return b[0] + 10.0 * b[1] + a[0] * a[1]


def inputs():
    return (0.7, np.array([1.1, -0.4])), {}
