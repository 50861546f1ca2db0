"""RandomState, a Generator on self and module-level functions: location and scale carry the derivative."""

import random

import numpy as np


class Noise:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.old = np.random.RandomState(seed)

    def draw(self, mu, sigma):
        jump = self.rng.exponential(sigma) if self.rng.random() < 0.9 else 0.0
        return mu + sigma * self.old.randn(3) + jump + self.old.normal(mu, sigma)


def f(noise, mu, sigma):
    random.seed(3)
    np.random.seed(4)
    total = np.sum(noise.draw(mu, sigma))
    total += random.gauss(mu, sigma) + np.random.uniform(mu, mu + sigma)
    k = noise.rng.integers(0, 3)
    xs = noise.rng.permutation(3) * mu
    return total + xs[k] + noise.rng.choice(np.array([mu, sigma]))


ENTRY = "f"


def inputs():
    return (Noise(1), 0.3, 1.2), {}


WRT = ("mu", "sigma")
