"""An attribute whose name is computed while running."""


class Params:
    def __init__(self):
        self.w0 = 0.5
        self.w1 = 0.7


def f(params, x, n):
    s = 0.0
    for k in range(n):
        s = s + getattr(params, "w" + str(k)) * x
    return s


ENTRY = "f"
WRT = "x"


def inputs():
    return (Params(), 1.5, 2), {}
