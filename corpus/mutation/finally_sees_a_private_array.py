"""An array that only the function has is changed half-way through a `try` that raises: `finally` finds it so."""
import numpy as np


class Cell:
    def __init__(self):
        self.level = 0.5


def doubled(q):
    q *= 2.0


def f(cell, a, x):
    p = a * x
    try:
        doubled(p)
        last = a[9]
        doubled(p)
    finally:
        cell.level += p @ a
    return last


ENTRY = "f"
WRT = ("x",)


def inputs():
    return (Cell(), np.array([0.2, 0.3]), 0.4), {}
