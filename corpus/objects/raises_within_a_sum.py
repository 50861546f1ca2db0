"""Two calls in one sum change state, and what stands between them may raise: the handler sees what the first one did."""


class Counter:
    def __init__(self):
        self.n = 0.5

    def next(self):
        self.n += 1.0
        return self.n


def f(counter, x, d):
    try:
        y = counter.next() * x / d + counter.next()
    except ZeroDivisionError:
        y = counter.n
    return y * x


ENTRY = "f"
WRT = ("x", "d", "counter.n")


def inputs():
    return (Counter(), 1.5, 0.5), {}
