"""What was read before a `try` is read again in its handlers, after the body has written half of it."""
import numpy as np


class Cell:
    def __init__(self, buf):
        self.buf = buf
        self.level = 0.7


def f(a, cell, x, n):
    first = cell.buf[n] * cell.level
    try:
        cell.buf[::2] = x
        cell.level = 0.5 * x
        first *= a[n + 9]
    except IndexError:
        first += cell.buf[n] * cell.level
        cell.buf[1] = 3.0 * x
    finally:
        cell.buf[3] = cell.buf[n] + cell.buf[1]
    return first * cell.buf[3]


ENTRY = "f"
WRT = ("a", "cell.buf", "cell.level", "x")


def inputs():
    return (np.array([1.1, -0.9, 0.5]), Cell(np.array([0.8, 0.3, 0.9, -0.7])), 1.3, 0), {}
