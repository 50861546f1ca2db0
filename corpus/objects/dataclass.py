"""A dataclass with defaults, made and changed inside."""
from dataclasses import dataclass


@dataclass
class State:
    position: float
    velocity: float = 0.0
    steps: int = 0


def simulate(x, force, n):
    s = State(x)
    for _ in range(n):
        s.velocity += 0.1 * force - 0.05 * s.velocity * s.position
        s.position += 0.1 * s.velocity
        s.steps += 1
    return s.position * s.position + s.velocity / s.steps


ENTRY = "simulate"


def inputs():
    return (0.4, 1.5, 4), {}
