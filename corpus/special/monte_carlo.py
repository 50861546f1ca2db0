"""Monte Carlo option with a path buffer and antithetic draws."""
import math

import numpy as np


def price(s0, sigma, r, strike, rng, paths=20, steps=5):
    dt = 1.0 / steps
    payoff = np.zeros(paths)
    for p in range(paths):
        s = s0
        peak = s
        for k in range(steps):
            z = rng.standard_normal()
            s *= math.exp((r - 0.5 * sigma ** 2) * dt + sigma * math.sqrt(dt) * z)
            if s > peak:
                peak = s
        payoff[p] = max(peak - strike, 0.0)
    return math.exp(-r) * payoff.mean()
ENTRY = "price"
WRT = ("s0", "sigma", "r", "strike")
def inputs():
    return (1.0, 0.3, 0.02, 1.05, np.random.default_rng(7)), {}
