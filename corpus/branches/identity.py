"""``is`` between arrays: some are known before the run, of some only the run can tell."""
import numpy as np


def f(a, b, x):
    low = a * x
    high = b * x
    best = low if x > 1.0 else high
    if best is high:
        best[0] += 1.0
    total = np.sum(low) + np.sum(high * high)
    if a is b:
        total = total * 3.0
    again = b * x
    if again is not high:
        total = total + a[1]
    return total


def inputs():
    return (np.array([0.5, 0.8]), np.array([0.3, -0.2]), 0.7), {}
