"""A rule that is one thing or another, as the run says; both are made here, and one of them is changed after that."""

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Rule:
    gain: float
    offset: float = 0.1

    def apply(self, u):
        return self.gain * u + self.offset

    def softer(self):
        return replace(self, gain=0.5 * self.gain)


class Tank:
    def __init__(self, level):
        self.level = level

    def fill(self, u):
        self.level = self.level * u + 0.2
        return self.level


def f(x, y, a):
    rule = Rule(x)
    if a[0] > 0.5:
        rule = replace(rule, offset=np.tanh(y))
    elif a[1] > 0.5:
        rule = rule.softer()
    if x > y:
        tank = Tank(a[1])
        tank.fill(x)
    else:
        tank = Tank(rule.gain)
    total = rule.apply(tank.fill(y))
    tank.level *= y
    return total + tank.level * rule.offset


ENTRY = "f"
WRT = ("x", "y", "a")


def inputs():
    return (0.7, 0.4, np.array([0.3, 0.9])), {}
