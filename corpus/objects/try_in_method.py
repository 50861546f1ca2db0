"""A method that counts its failures and goes on."""


class Filter:
    def __init__(self):
        self.total = 0.5
        self.failures = 0

    def step(self, x, d):
        try:
            t = x / d
            self.total += t * t
        except ZeroDivisionError:
            self.failures += 1
            self.total *= x
        return self.total


def f(filter, x, d):
    return filter.step(x, d) * filter.step(x, 0.0)


ENTRY = "f"
WRT = ("x", "d", "filter.total")


def inputs():
    return (Filter(), 1.5, 2.0), {}
