"""The better of two particles, chosen by the run, is moved."""


class Particle:
    def __init__(self, x):
        self.x = x
        self.moves = 0

    def cost(self):
        return (self.x - 1.0) ** 2

    def move(self, step):
        self.x -= step * 2.0 * (self.x - 1.0)
        self.moves += 1


def f(a, b, step):
    best = a if a.cost() < b.cost() else b
    best.move(step)
    worst = b if best is a else a
    worst.x += best.x
    return a.cost() + b.cost() * best.moves


ENTRY = "f"


def inputs():
    return (Particle(0.3), Particle(1.9), 0.2), {}


WRT = ("step", "a.x", "b.x")
