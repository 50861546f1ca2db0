"""A list of unknown length is sorted in place, copied in another order, and searched for its best items."""
import numpy as np


def f(xs):
    squares = []
    for x in xs:
        squares.append(x * x)
    squares.sort()
    total = 0.0
    for k, square in enumerate(squares):
        total += (k + 1) * square
    down = sorted(xs, reverse=True)
    nearest = min(xs, key=lambda x: abs(x - 0.2))
    best = max(range(len(xs)), key=lambda i: squares[i])
    squares.reverse()
    return total + down[0] * down[1] + nearest * max(squares) + xs[best] * squares[1]


def inputs():
    return (np.array([0.3, -0.1, 0.25]),), {}
