"""What is computed of constants while compiling raises when the program comes there; sizes of lists and along axes."""
import itertools

import numpy as np


class Meter:
    def __init__(self):
        self.reads = 0.5

    def read(self, text):
        self.reads *= 2.0
        return float(text)


def f(meter, x, y):
    table = np.outer(x, x)
    total = np.size(table, 0) * y + np.ndim([x, x]) * np.shape((x, x))[1]
    for text in "1.5;two;-0.25;".split(sep=";", maxsplit=2):
        try:
            total += meter.read(text) * y
        except ValueError:
            total *= meter.reads
    try:
        place = ("a", "b").index("c") + "{name}".format(name="abc").index("z")
    except ValueError:
        place = 1
    for a, b in zip(x, table, strict=True):
        total += a * b[place]
    for w in itertools.repeat(object=y, times=2):
        total += w * round(number=2.34567, ndigits=2)
    return total


ENTRY = "f"
WRT = ("x", "y", "meter.reads")


def inputs():
    return (Meter(), np.array([0.3, 0.9, -0.4]), 1.2), {}
