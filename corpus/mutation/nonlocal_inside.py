"""A nested function that changes names and arrays of the function around it."""
import numpy as np


def f(x):
    total = 0.0
    seen = np.zeros(3)

    def visit(k, v):
        nonlocal total
        total += v * v
        seen[k] = total
        return total * v

    a = visit(0, x[0])
    b = visit(2, x[1] * a)
    return a + b + np.sum(seen)


def inputs():
    return (np.array([0.6, 0.9]),), {}
