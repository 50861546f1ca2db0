"""Attributes by name: a fit whose parameters are listed by their names."""

import numpy as np


class Model:
    names = ("slope", "offset", "bend")

    def __init__(self, slope, offset, bend):
        self.slope = slope
        self.offset = offset
        self.bend = bend

    def __call__(self, x):
        return self.offset + self.slope * x + self.bend * x * x

    def update(self, rate, **steps):
        for name in self.names:
            setattr(self, name, getattr(self, name) - rate * steps.get(name, 0.0))

    def penalty(self):
        return sum(getattr(self, name) ** 2 for name in self.names)


def f(model, xs, ys, rate):
    residual = model(xs) - ys
    model.update(rate, slope=np.mean(residual * xs), offset=np.mean(residual))
    if hasattr(model, "prior"):
        return model.prior
    return np.mean((model(xs) - ys) ** 2) + getattr(model, "weight", 0.01) * model.penalty()


ENTRY = "f"


def inputs():
    xs = np.linspace(-1.0, 1.0, 5)
    return (Model(0.5, 0.1, 0.2), xs, np.sin(2.0 * xs), 0.3), {}


WRT = ("ys", "rate", "model.slope", "model.bend")
