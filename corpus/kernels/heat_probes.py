"""Heat equation with double buffer and boundary function."""
import numpy as np


def boundary(t): return 0.5 * np.sin(t)
def simulate(u0, alpha, n_steps, dt=0.1):
    u, new = u0.copy(), np.empty_like(u0)
    t = 0.0
    probe = []
    for step in range(n_steps):
        new[0] = boundary(t); new[-1] = 0.0
        new[1:-1] = u[1:-1] + alpha * dt * (u[2:] - 2 * u[1:-1] + u[:-2])
        u, new = new, u
        t += dt
        if step % 2 == 0:
            probe.append(u[len(u) // 2])
    return sum(probe) + u.max()
ENTRY = "simulate"
WRT = ("u0", "alpha")
def inputs():
    return (np.array([0.0, 0.4, 0.9, 0.3, 0.1, 0.0]), 0.7, 5), {}
