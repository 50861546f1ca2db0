"""Every trip goes on or returns: what stands behind the loop is for the last one that went on, and for no trips."""
import numpy as np


def first_below(a, bound, x):
    for e in a:
        if e > bound:
            continue
        return e * x
    return x * bound


def first_or_none(a, x):
    for e in a:
        if e > 0.5:
            break
        else:
            return e * x
    return x * x


def paired(a, b, bound):
    for e in a:
        for d in b:
            if d > bound:
                continue
            return d * e
        if e > bound:
            continue
        return e * b[0]
    return bound * b[1]


def f(a, b, x):
    total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) + first_below(a[:0], 2.0, x)
    total += first_or_none(a, x) * first_or_none(b[:0], x)
    for bound in (0.2, 0.6, 1.5):
        total += paired(a, b, bound) * np.sin(x * bound)
    return total


ENTRY = "f"


def inputs():
    return (np.array([0.9, 0.3, 0.7]), np.array([1.2, 0.4, 0.8]), 1.1), {}
