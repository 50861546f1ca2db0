"""What is None before a loop, or that a trip makes None, is so behind a loop of no trips: a test there tells."""
import numpy as np


def last(items):
    found = None
    for item in items:
        found = item
    return found


def scaled(rows, k):
    row = None
    for row in rows:
        row = row * k
    return row


def f(x, y, n):
    total, level = y * y, y
    for i in range(n - 1):
        level = None
    if level is None:
        total += 1.0
    else:
        total *= level
    k = None
    for k in range(n - 1):
        total += x[k]
    total += y if k is None else x[k]
    few = last(x[n:] * y)
    none = last(x[3:] * y)
    if none is None and few is not None:
        total += few
    for _ in range(2):
        end = None
        for v in x:
            end = v * total
        total += end * y
    return total * np.sum(scaled([x, x * y], y))


ENTRY = "f"
WRT = ("x", "y")


def inputs():
    return (np.array([0.3, 0.9, -0.4]), 1.2, 1), {}
