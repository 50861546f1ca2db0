"""A cached property that one path has computed and another has not."""
from functools import cached_property


class Model:
    def __init__(self, w):
        self.w = w

    @cached_property
    def norm(self):
        return self.w * self.w


def f(model, x):
    y = x
    if x > 0.0:
        y = model.norm * x
    return y * model.norm


ENTRY = "f"
WRT = ("x", "model.w")


def inputs():
    return (Model(1.5), 0.7), {}
