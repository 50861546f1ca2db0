"""Dataclasses within dataclasses, with default factories; `replace` of a part."""

from dataclasses import dataclass, field, replace

import numpy as np


@dataclass
class Gains:
    p: float = 1.0
    i: float = 0.1


@dataclass(slots=True)
class Controller:
    gains: Gains = field(default_factory=Gains)
    integral: float = 0.0
    errors: list = field(default_factory=list)

    def act(self, error, dt):
        self.integral += error * dt
        self.errors.append(error)
        return self.gains.p * error + self.gains.i * self.integral


def track(target, p, dt):
    controller = Controller(Gains(p))
    y = 0.0
    for r in target:
        y += dt * controller.act(r - y, dt)
    softer = replace(controller, gains=replace(controller.gains, p=0.5 * p))
    y += dt * softer.act(1.0 - y, dt)
    return np.mean(np.array(controller.errors) ** 2) + y * softer.integral + controller.integral


ENTRY = "track"


def inputs():
    return (np.array([1.0, 0.8, 0.5]), 1.5, 0.2), {}
