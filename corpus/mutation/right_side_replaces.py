"""What `op=` writes to is found before its right side runs, which may put something else there."""
import numpy as np


class Slots:
    """Counts what is put into it."""

    def __init__(self, first, second):
        self.items = [first, second]
        self.count = 0

    def __getitem__(self, k):
        return self.items[k]

    def __setitem__(self, k, item):
        self.items[k] = item
        self.count += 1


def f(x, y):
    first, second = x * y, np.cos(x)
    pair = [first, second]
    named = {"u": first}
    level = second

    def swapped():
        nonlocal level
        pair[0] = second * 2.0
        named["u"] = second
        level = first
        return y

    pair[0] += swapped()
    named["u"] *= swapped()
    level -= swapped()
    slots = Slots(first, second)
    slots[1] += y
    slots[0] *= slots[1]
    return pair[0] @ named["u"] + level @ pair[1] * slots.count


ENTRY = "f"


def inputs():
    return (np.array([0.3, 0.9, -0.4]), 1.2), {}
