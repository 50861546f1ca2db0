"""Managers written as generators, one in the other: what is done in one is added up, early exits included."""

import contextlib

import numpy as np


class Ledger:
    def __init__(self):
        self.total = 0.0
        self.open = 0


@contextlib.contextmanager
def booked(ledger, factor):
    ledger.open += 1
    entry = [0.0]
    yield entry
    ledger.total += factor * entry[0]
    ledger.open -= 1


def step(ledger, x):
    with booked(ledger, 2.0) as entry:
        entry[0] = x * x
        if x > 1.0:
            return x
        entry[0] += 1.0
    return 0.5 * x


def f(xs, ledger, k):
    out = 0.0
    for x in xs:
        with booked(ledger, k) as outer:
            if x < 0.0:
                continue
            out += step(ledger, x)
            outer[0] = out
    return out + ledger.total * ledger.open + ledger.total


ENTRY = "f"


def inputs():
    return (np.array([0.5, -1.0, 1.5]), Ledger(), 3.0), {}


WRT = ("xs", "k", "ledger.total")
