"""Copies of an object: what is shared inside of it is shared inside of the deep copy, and with it no more."""
import copy

import numpy as np


class Model:
    def __init__(self, w):
        self.w = w
        self.tied = w
        self.parts = [w, {"bias": 0.5}]
        self.steps = 3


def f(model, x):
    deep, shallow = copy.deepcopy(model), copy.copy(model)
    deep.w *= x
    deep.parts[1]["bias"] = deep.parts[1]["bias"] * x[0]
    shallow.steps += 1
    shallow.w += 1.0
    deeper = copy.deepcopy((deep, x))[0]
    deeper.tied[0] = 0.0
    first = deep.parts[0] @ deeper.tied + deeper.parts[1]["bias"]
    return first + model.w @ x + model.steps + shallow.steps


WRT = ("x", "model.w")


def inputs():
    return (Model(np.array([0.2, 0.4])), np.array([0.3, 0.7])), {}
