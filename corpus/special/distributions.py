"""Every distribution with a location or scale that carries derivative, beside draws that carry none."""
import numpy as np


def f(mu, sigma, rng):
    a = rng.gumbel(mu, sigma) + rng.laplace(mu, sigma) + rng.logistic(mu, sigma)
    b = rng.lognormal(mu, sigma) + rng.rayleigh(sigma) + rng.exponential(sigma) + rng.gamma(2.0, sigma)
    c = rng.uniform(mu, mu + sigma, size=(2, 3))
    counts = rng.poisson(3.0, size=3) + rng.binomial(5, 0.3) + rng.integers(0, 4)
    return np.sum(c * counts) + a * b


def inputs():
    return (0.4, 0.9, np.random.default_rng(7)), {}
