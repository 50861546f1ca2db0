"""A reparameterised draw; the generator is passed in and advances."""


def sample(mu, sigma, rng, n):
    s = 0.0
    for _ in range(n):
        z = mu + sigma * rng.normal()
        s = s + z * z * rng.uniform()
    return s


def inputs():
    import numpy as np

    return (0.4, 0.9, np.random.default_rng(7), 3), {}
