"""N-body leapfrog with in-place arrays."""
import numpy as np


class System:
    def __init__(self, pos, vel, mass):
        self.pos = pos
        self.vel = vel
        self.mass = mass
        self.acc = np.zeros_like(pos)
        self.t = 0.0
        self.history = []
    def forces(self):
        n = len(self.mass)
        self.acc[:] = 0.0
        for i in range(n):
            for j in range(i + 1, n):
                d = self.pos[j] - self.pos[i]
                r2 = d @ d + 0.01
                f = d / (r2 * np.sqrt(r2))
                self.acc[i] += self.mass[j] * f
                self.acc[j] -= self.mass[i] * f
    def step(self, dt):
        self.forces()
        self.vel += 0.5 * dt * self.acc
        self.pos += dt * self.vel
        self.forces()
        self.vel += 0.5 * dt * self.acc
        self.t += dt
        self.history.append(self.energy())
    def energy(self):
        return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
def final_energy(system, dt, steps):
    for _ in range(steps):
        system.step(dt)
    return system.energy() + sum(system.history)
ENTRY = "final_energy"
WRT = ("system.pos", "system.vel", "system.mass", "dt")
def inputs():
    rng = np.random.default_rng(5)
    return (System(rng.normal(size=(3, 2)), rng.normal(size=(3, 2)), np.array([1.0, 0.5, 0.8])), 0.05, 4), {}
