"""A scalar carried through a loop."""
import math


def f(x, n):
    y = x
    for i in range(n):
        y = y + 0.1 * math.sin(y * (i + 1))
    return y


def inputs():
    return (0.8, 6), {}
