"""Objects that loops make, keep in lists and link: these loops are lowered trip by trip."""
import numpy as np


class Particle:
    def __init__(self, x, following=None):
        self.x = x
        self.following = following

    def move(self, dt):
        self.x = self.x + dt * self.x**2


def f(xs, dt):
    particles = []
    for x in xs:
        particles.append(Particle(x))
    heavier = [Particle(2.0 * p.x) for p in particles]
    head = None
    for k in range(3):
        head = Particle(dt * (k + 1), head)
    for p in particles + heavier:
        p.move(dt)
    total, node = sum(p.x for p in particles) * heavier[0].x, head
    while node is not None:
        total += node.x**2
        node = node.following
    return total


ENTRY = "f"


def inputs():
    return (np.array([0.3, 0.1]), 0.7), {}
