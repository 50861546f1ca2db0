"""A call with a star that changes state before it raises, within a `try`."""


class Counter:
    def __init__(self):
        self.n = 0.5

    def next(self, step):
        self.n += step
        if self.n > 2.0:
            raise ValueError("too far")
        return self.n


def f(counter, x, steps):
    try:
        y = counter.next(*steps) * x
    except ValueError:
        y = counter.n
    return y * x


ENTRY = "f"
WRT = ("x", "counter.n")


def inputs():
    return (Counter(), 1.5, (1.0,)), {}
