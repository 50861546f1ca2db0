"""Slices of a list of unknown length are lists of their own."""
import numpy as np


def f(xs):
    squares = []
    for x in xs:
        squares.append(x * x)
    rest, last, middle = squares[1:], squares[-2:], squares[1:-1]
    squares[1] = 0.0
    total = 0.0
    for s in rest:
        total += s * last[0]
    return total + last[1] * len(middle) + sum(squares[:2]) + middle[0]


def inputs():
    return (np.array([0.3, 0.1, 0.2]),), {}
