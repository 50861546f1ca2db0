"""Generator expressions that others go over: what they go over is found when they are made."""

import numpy as np


def norm(items):
    return 2.0 * sum(items)


def counted(items):
    total, n = 0.0, 0
    for x in items:
        if x > 2.0:
            break
        total += x * x
        n += 1
    return total * n


def f(xs, y):
    squares = (a * a for a in xs)
    xs = xs[:3] * y
    total = norm(squares) + norm(y * a for a in xs)
    total += counted(a - b for a in xs for b in xs if a > b)
    if any(a * b > y for a in xs for b in xs):
        total += y
    return total * counted(y + a for a in xs)


ENTRY = "f"


def inputs():
    return (np.array([1.2, -0.4, 0.7, 2.0]), 1.3), {}
