"""A `finally` clause that is left by a `continue` or a `return`: what was raised is forgotten then."""

import numpy as np


class Meter:
    def __init__(self):
        self.total = 0.25

    def add(self, u):
        self.total += u
        if self.total > 3.0:
            self.total -= 2.0 * u
            raise OverflowError("full")
        return self.total * u


def trips(meter, x, a):
    y = x
    for k in range(4):
        try:
            y *= meter.add(a[k])
        finally:
            y *= 0.9
            if y < 5.0:
                continue
            y -= 1.0
    return y


def inverse(meter, x, d):
    try:
        return meter.add(x) / d
    finally:
        if d < 0.5:
            return meter.total * x


def f(meter, x, a):
    return trips(meter, x, a) + inverse(meter, x, 0.3)


ENTRY = "f"
WRT = ("meter.total", "x", "a")


def inputs():
    return (Meter(), 0.7, np.array([0.4, 2.6, 0.8, 0.3, 0.5])), {}
