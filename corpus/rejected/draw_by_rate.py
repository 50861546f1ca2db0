"""A draw whose parameter cannot be moved out of it."""
import numpy as np


def f(rate, rng):
    counts = rng.poisson(rate, size=3)
    return np.sum(counts) * rate


def inputs():
    return (1.5, np.random.default_rng(3)), {}
