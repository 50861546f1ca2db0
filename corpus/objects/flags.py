"""An enum that says how a filter treats its edges, with flags and int values."""

from enum import Enum, IntEnum, IntFlag, auto

import numpy as np


class Edge(Enum):
    ZERO = "zero"
    HOLD = "hold"


class Order(IntEnum):
    FIRST = 1
    SECOND = 2


class Option(IntFlag):
    NONE = 0
    SQUARE = auto()
    SCALE = auto()


class Filter:
    def __init__(self, rate, edge=Edge.HOLD, order=Order.FIRST, option=Option.SQUARE | Option.SCALE):
        self.rate = rate
        self.edge = edge
        self.order = order
        self.option = option

    def run(self, xs):
        for _ in range(self.order):
            before = xs[0] if self.edge is Edge.HOLD else 0.0
            out = np.empty_like(xs)
            for k, x in enumerate(xs):
                before = before + self.rate * (x - before)
                out[k] = before
            xs = out
        if Option.SQUARE in self.option:
            xs = xs * xs
        return xs * self.rate if self.option & Option.SCALE else xs


def f(filt, xs):
    total = np.sum(filt.run(xs))
    filt.edge = Edge("zero")
    filt.order = Order.SECOND
    return total + filt.run(xs)[-1] * filt.order


ENTRY = "f"


def inputs():
    return (Filter(0.4), np.array([1.0, 0.3, -0.7])), {}


WRT = ("xs", "filt.rate")
