"""A Runge-Kutta rollout of an oscillator, the state updated in place."""
import numpy as np


def slope(s, k):
    return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])


def rollout(s, k, dt, steps):
    for _ in range(steps):
        k1 = slope(s, k)
        k2 = slope(s + 0.5 * dt * k1, k)
        k3 = slope(s + 0.5 * dt * k2, k)
        k4 = slope(s + dt * k3, k)
        s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
    return s[0] * s[0] + s[1]


ENTRY = "rollout"


def inputs():
    return (np.array([0.8, -0.3]), 1.5, 0.2, 3), {}
