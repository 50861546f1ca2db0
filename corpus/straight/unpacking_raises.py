"""More names than the run finds numbers for: the error comes after the first write."""
import numpy as np


def f(weights, least):
    weights[0] = weights[1] * 2.0
    first, second = weights[weights > least]
    return first * second


def inputs():
    return (np.array([0.3, 0.2, 0.8]), 0.5), {}
