"""Members of an enum that the run chooses: a machine that changes its mode by what it measures."""
from enum import Enum

import numpy as np


class Mode(Enum):
    HEAT = 1
    COOL = 2
    OFF = 3

    @property
    def power(self):
        return 1.5 if self is Mode.HEAT else -0.5 * self.value

    def applied(self, x):
        return x * self.power if self is not Mode.OFF else x


class Thermostat:
    def __init__(self):
        self.mode = Mode.OFF
        self.last = None
        self.level = 0.4

    def step(self, x):
        if x > 0.8:
            self.mode = Mode.COOL
        elif x < 0.3:
            self.mode = Mode.HEAT
        self.level += 0.1 * self.mode.applied(self.level)
        if self.last is not None and self.last is not self.mode:
            self.level *= 0.9
        self.last = self.mode
        return self.level


def f(thermostat, xs, y):
    mode = Mode.COOL if y > 0.5 else Mode.HEAT
    total = 0.0
    for x in xs:
        total += thermostat.step(x) * mode.value
        if mode == Mode.HEAT and x > 0.8:
            mode = Mode.OFF
    if isinstance(mode, Mode) and mode in (Mode.OFF, Mode.COOL):
        total *= y
    return total + y * thermostat.mode.power


ENTRY = "f"
WRT = ("y", "thermostat.level")


def inputs():
    return (Thermostat(), np.array([0.2, 0.9, 0.5]), 0.4), {}
