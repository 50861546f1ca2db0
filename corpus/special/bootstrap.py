"""Choosing, permuting and shuffling an array: its entries carry derivative wherever they end up."""
import numpy as np


def f(xs, rows, rng):
    resampled = rng.choice(xs, size=4)
    order = rng.permutation(len(xs))
    mixed = xs[order] * resampled[0]
    rng.shuffle(rows)
    batch = rng.permutation(xs)[:2]
    return np.sum(resampled * resampled) + mixed[1] + rows[0] @ rows[1] + np.sum(batch * batch)


def inputs():
    rows = np.array([[0.3, 0.8], [1.2, -0.4], [0.5, 0.9]])
    return (np.array([0.4, 0.9, -0.3]), rows, np.random.default_rng(7)), {}
