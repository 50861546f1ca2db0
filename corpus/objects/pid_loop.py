"""PID with clipping and anti-windup, NamedTuple gains, closures."""
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np


class Gains(NamedTuple):
    kp: float
    ki: float
    kd: float
@dataclass
class Plant:
    x: float = 1.0
    v: float = 0.0
    log: list = field(default_factory=list)
    def step(self, u, dt):
        self.v += (u - 0.5 * self.v - self.x) * dt
        self.x += self.v * dt
        self.log.append((self.x, u))
class PID:
    limit = 2.0
    def __init__(self, gains):
        self.gains = gains
        self.integral = 0.0
        self.previous = None
    def __call__(self, e, dt):
        d = 0.0 if self.previous is None else (e - self.previous) / dt
        self.previous = e
        self.integral += e * dt
        u = self.gains.kp * e + self.gains.ki * self.integral + self.gains.kd * d
        if abs(u) > self.limit:
            self.integral -= e * dt
            u = self.limit if u > 0 else -self.limit
        return u
def cost(kp, ki, kd, target, steps):
    plant, ctl = Plant(), PID(Gains(kp, ki, kd))
    c = 0.0
    for _ in range(steps):
        e = target - plant.x
        plant.step(ctl(e, 0.1), 0.1)
        c += e ** 2
    return c + sum(u * u for _, u in plant.log) * 0.01
ENTRY = "cost"
WRT = ("kp", "ki", "kd", "target")
def inputs():
    return (1.5, 0.4, 0.2, 2.0, 12), {}
