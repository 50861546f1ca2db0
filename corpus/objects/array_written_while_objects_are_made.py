"""A loop that is lowered trip by trip reads each element when its trip begins: the trips before may write it."""
import numpy as np


class Probe:
    def __init__(self, value):
        self.value = value


def f(xs, x):
    probes, total = [], 0.0
    for k, v in enumerate(xs):
        probes.append(Probe(v * x))
        xs[1:] = xs[:-1] * probes[-1].value
    for v in xs:
        temporary = Probe(v)
        total += temporary.value**2
    return total + probes[2].value


ENTRY = "f"


def inputs():
    return (np.array([0.3, 0.1, 0.2]), 0.7), {}
