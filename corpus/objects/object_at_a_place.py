"""Which object of a list is meant the run knows: it is read, changed and asked, and may be one that is there twice."""
import numpy as np


class Cell:
    def __init__(self, v):
        self.v = v

    def push(self, u):
        self.v = 0.5 * self.v * u
        return self.v


def f(x, a, first, places):
    cells = [first, Cell(x), first, Cell(x * x)]
    total = 0.0
    for k in range(3):
        cell = cells[int(places[k])]
        cell.v += a[k]
        total += cell.push(x) * (k + 1.0)
    i = int(np.argmax(a))
    return total * cells[i].v + cells[1].v + first.v


ENTRY = "f"
WRT = ("x", "a", "first.v")


def inputs():
    return (0.7, np.array([0.3, 0.8, -0.4]), Cell(1.2), np.array([1, -1, 0])), {}
