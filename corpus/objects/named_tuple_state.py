"""A NamedTuple as state and as result, replaced step by step."""

from typing import NamedTuple

import numpy as np


class State(NamedTuple):
    position: np.ndarray
    velocity: np.ndarray
    time: float = 0.0

    @property
    def energy(self):
        return 0.5 * np.sum(self.velocity**2)

    def moved(self, dt):
        return self._replace(position=self.position + dt * self.velocity, time=self.time + dt)


class Simulation:
    def __init__(self, state):
        self.state = state

    def step(self, k, dt):
        state = self.state.moved(dt)
        force = -k * state.position
        self.state = state._replace(velocity=state.velocity + dt * force)
        return self.state.energy


def f(sim, k, dt):
    energies = [sim.step(k, dt) for _ in range(4)]
    position, velocity, time = sim.state
    return sum(energies) + time * np.dot(position, velocity)


ENTRY = "f"


def inputs():
    return (Simulation(State(np.array([1.0, -0.5]), np.array([0.0, 0.3]))), 2.0, 0.1), {}


WRT = ("k", "dt", "sim.state.position", "sim.state.velocity")
