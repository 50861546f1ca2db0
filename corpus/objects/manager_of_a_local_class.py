"""A manager whose class is defined in the function sees an exception pass."""
import numpy as np


class Meter:
    def __init__(self, level):
        self.level = level


def f(meter, a, x):
    class Halved:
        def __enter__(self):
            meter.level *= 0.5
            return self

        def __exit__(self, kind, error, trace):
            meter.level *= 2.0 if error is None else 3.0

    with Halved():
        x = x * meter.level
        a[0] += x
        if a[0] > 0.9:
            raise ValueError("too far")
    return a @ a * meter.level


ENTRY = "f"
WRT = ("a", "x", "meter.level")


def inputs():
    return (Meter(0.8), np.array([0.3, -0.7]), 0.9), {}
