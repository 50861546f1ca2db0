"""A class that is its own iterator."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def f(x):
    total = 0.0
    for k in Countdown(3):
        total += x**k
    return total


ENTRY = "f"


def inputs():
    return (0.7,), {}
