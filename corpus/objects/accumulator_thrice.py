"""The accumulator called three times, made inside."""


class Accumulator:
    def __init__(self):
        self.total = 0.0

    def add(self, x):
        self.total += x
        return self.total


def f(x):
    acc = Accumulator()
    a = acc.add(x)
    b = acc.add(a * x)
    c = acc.add(b * a)
    return c * acc.total


ENTRY = "f"


def inputs():
    return (0.8,), {}
