"""Classes with ``__slots__``, also inherited; a slot that is only set on the way."""

import numpy as np


class Body:
    __slots__ = ("position", "velocity", "mass")

    def __init__(self, position, velocity, mass):
        self.position = position
        self.velocity = velocity
        self.mass = mass


class Charged(Body):
    __slots__ = ("charge", "work")

    def __init__(self, position, velocity, mass, charge):
        super().__init__(position, velocity, mass)
        self.charge = charge

    def push(self, field, dt):
        force = self.charge * field
        self.velocity += dt * force / self.mass
        self.position += dt * self.velocity
        self.work = np.dot(force, self.velocity) * dt


def f(body, field, dt):
    total = 0.0
    for _ in range(3):
        body.push(field, dt)
        total += body.work
    return total + np.sum(body.position**2)


ENTRY = "f"


def inputs():
    return (Charged(np.array([0.1, -0.2]), np.array([1.0, 0.5]), 2.0, 0.7), np.array([0.3, 0.9]), 0.1), {}


WRT = ("field", "dt", "body.position", "body.velocity", "body.mass")
