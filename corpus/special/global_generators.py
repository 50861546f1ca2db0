"""Draws from the generators of modules, which advance once; they are moved and stretched by parameters."""
import random

import numpy as np


def f(mu, sigma, n):
    total = 0.0
    for _ in range(n):
        total += random.gauss(mu, sigma) * np.random.uniform(0.5, 1.5)
    noise = np.random.normal(mu, sigma, size=n)
    return total + np.sum(noise * noise) * random.randint(1, 3) + random.expovariate(sigma)


def inputs():
    random.seed(5)
    np.random.seed(5)
    return (0.4, 0.9, 3), {}
