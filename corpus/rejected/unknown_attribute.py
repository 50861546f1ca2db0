"""An attribute read that the object does not have on one way."""


class Box:
    def __init__(self, v):
        self.v = v


def f(x, flag):
    b = Box(x)
    if flag > 0.5:
        b.extra = x * 2.0
    return b.v * b.extra


ENTRY = "f"
WRT = "x"


def inputs():
    return (1.5, 0.9), {}
