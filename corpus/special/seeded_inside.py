"""A program that seeds the generators itself, and one that belongs to the call."""
import random

import numpy as np


def f(w, seed):
    np.random.seed(seed)
    random.seed(seed)
    own = np.random.RandomState(seed + 1)
    w = w + 0.1 * np.random.randn(3)
    w = w * own.laplace(w, 0.2)
    return np.sum(w * w) * random.uniform(0.5, 1.5)


def inputs():
    return (np.array([0.4, -0.2, 0.7]), 11), {}
