"""Sums, means and products of what a mask chooses; what it leaves out may be anything."""
import numpy as np


def f(a, known):
    large = a > 0.4
    total = np.sum(a * a, where=large)
    rows = np.mean(a, axis=1, keepdims=True, where=large | known)
    a -= rows
    if np.any(a > 5.0, where=known):
        total += 1.0
    share = a.sum(axis=0, where=known[0])
    return total + np.prod(a, where=known) + np.sum(share * share) + np.mean(np.sqrt(a * a), where=known)


WRT = ("a",)


def inputs():
    known = np.array([[True, False, True], [False, True, True]])
    return (np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]]), known), {}
