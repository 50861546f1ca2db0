"""The accumulator object: the result is the running total."""


class Accumulator:
    def __init__(self):
        self.total = 0.0

    def add(self, x):
        self.total += x
        return self.total


ENTRY = "Accumulator.add"
WRT = ("x", "self.total")


def inputs():
    return (Accumulator(), 2.0), {}
