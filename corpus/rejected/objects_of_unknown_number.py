"""A list of objects as long as a large array."""
import numpy as np


class Item:
    def __init__(self, x):
        self.x = x


def f(xs):
    items = []
    for x in xs:
        items.append(Item(x))
    return items[0].x


ENTRY = "f"


def inputs():
    return (np.linspace(0.1, 0.9, 70),), {}
