"""The particle of least cost is kept and moved; which one that is, the run decides."""

import numpy as np


class Particle:
    def __init__(self, x, speed):
        self.x = x
        self.speed = speed
        self.moves = 0

    @property
    def cost(self):
        return np.sum((self.x - 1.0) ** 2)

    def move(self, step):
        self.x -= step * self.speed
        self.speed = self.speed * 0.9
        self.moves += 1
        return self


def f(swarm, step):
    for _ in range(2):
        best = swarm[0]
        for p in swarm[1:]:
            if p.cost < best.cost:
                best = p
        best.move(step)
    if best is swarm[1]:
        best.speed += step
    return sum(p.cost * p.speed for p in swarm) * best.moves + best.x[0]


ENTRY = "f"


def inputs():
    return (
        [
            Particle(np.array([0.3, 0.1]), 0.5),
            Particle(np.array([1.9, 0.7]), -0.4),
            Particle(np.array([0.0, 0.7]), -0.8),
        ],
        0.2,
    ), {}


WRT = ("step", "swarm[0].x", "swarm[1].x", "swarm[1].speed")
