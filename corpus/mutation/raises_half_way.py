"""An exception after part of the state has changed."""


class Meter:
    def __init__(self):
        self.calls = 0
        self.total = 0.0

    def read(self, values, i):
        self.calls += 1
        self.total += values[0]
        return values[i] * self.total


ENTRY = "Meter.read"
WRT = ("values", "self.total")


def inputs():
    return (Meter(), [0.4, 0.7], 7), {}
