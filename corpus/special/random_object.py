"""A generator of the standard library as part of the state."""
import random


class Walk:
    def __init__(self):
        self.rng = random.Random(3)
        self.position = 0.5
        self.steps = [0.1, 0.4, -0.2]

    def run(self, drift, n):
        for _ in range(n):
            self.position += self.rng.gauss(drift, 0.3) + self.rng.choice(self.steps)
        return self.position * self.position


ENTRY = "Walk.run"
WRT = ("drift", "self.position", "self.steps")


def inputs():
    return (Walk(), 0.2, 4), {}
