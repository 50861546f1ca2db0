"""A flux form of the heat equation on a grid: views of fluxes, a property of the inside, boundaries by np.s_."""

import numpy as np


class Grid:
    def __init__(self, n):
        self.u = np.sin(np.linspace(0, 3, n * n)).reshape(n, n)
        self.flux = np.zeros((2, n, n))
        self.t = 0.0
        self.log = {"mass": [], "max": 0.0}

    @property
    def interior(self):
        return self.u[1:-1, 1:-1]

    @interior.setter
    def interior(self, v):
        self.u[1:-1, 1:-1] = v

    def apply_bc(self, kind):
        if kind == "periodic":
            self.u[0] = self.u[-2]
            self.u[-1] = self.u[1]
            self.u[:, 0] = self.u[:, -2]
            self.u[:, -1] = self.u[:, 1]
        else:
            for s in (np.s_[0, :], np.s_[-1, :], np.s_[:, 0], np.s_[:, -1]):
                self.u[s] = 0.0

    def step(self, nu, dt):
        fx, fy = self.flux
        fx[:-1] = -nu * np.diff(self.u, axis=0)
        fy[:, :-1] = -nu * np.diff(self.u, axis=1)
        self.interior -= dt * (fx[1:-1, 1:-1] - fx[:-2, 1:-1] + fy[1:-1, 1:-1] - fy[1:-1, :-2])
        self.t += dt
        self.log["mass"].append(self.u.sum())
        self.log["max"] = max(self.log["max"], float(np.abs(self.u).max()))

    def run(self, nu, dt, n, kind):
        for k in range(n):
            self.apply_bc(kind if k % 2 == 0 else "zero")
            self.step(nu, dt)
        return np.sum(self.interior**2) + self.log["mass"][0] * self.log["max"]


root = Grid(5)
ENTRY = "root.run"
WRT = ("nu", "dt", "self.u")


def inputs():
    return (0.3, 0.1, 3, "periodic"), {}
