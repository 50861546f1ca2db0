"""Iterators in each other: items are taken in the body, too, and StopIteration of one may leave the loop of another."""

import numpy as np


class Take:
    def __init__(self, xs):
        self.xs = xs
        self.k = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.k >= len(self.xs):
            raise StopIteration
        self.k += 1
        return self.xs[self.k - 1]


def f(xs, y):
    total = 0.0
    outer = Take(xs)
    try:
        for a in outer:
            b = next(outer)
            for c in Take(xs[:2]):
                if c > 1.0:
                    continue
                if total > 50.0:
                    return total
                total += a * b * c
            total += a * y
    except StopIteration:
        total *= y
    return total + outer.k


ENTRY = "f"


def inputs():
    return (np.array([0.5, 1.2, 0.7, 0.9, 1.7]), 1.3), {}
