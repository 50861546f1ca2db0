"""A swarm that makes its particles in a loop and keeps them in a list."""


class Particle:
    def __init__(self, x, v):
        self.x = x
        self.v = v

    def move(self, dt):
        self.x += self.v * dt
        return self.x


class Swarm:
    def __init__(self):
        self.ps = []

    def spawn(self, n, x0):
        for i in range(n):
            self.ps.append(Particle(x0 * (i + 1), 0.1 * i))

    def run(self, n, x0, dt):
        self.spawn(n, x0)
        best = self.ps[0]
        for p in self.ps:
            p.move(dt)
        self.best = best
        return sum(p.x**2 for p in self.ps) + best.x


root = Swarm()
ENTRY = "root.run"
WRT = ("x0", "dt")


def inputs():
    return (3, 0.4, 0.1), {}
