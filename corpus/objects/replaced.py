"""An attribute that holds an object is replaced half-way."""


class Linear:
    def __init__(self, w):
        self.w = w

    def step(self, x):
        return self.w * x


class Quadratic:
    def __init__(self, w):
        self.w = w

    def step(self, x):
        return self.w * x * x


class Net:
    def __init__(self):
        self.m = Linear(0.7)


def f(n, x):
    y = n.m.step(x)
    n.m = Quadratic(y)
    return y * n.m.step(x)


ENTRY = "f"
WRT = "x"


def inputs():
    return (Net(), 1.2), {}
