"""A loop over a generator of the user's own."""


def halves(x, n):
    for _ in range(n):
        x = x * 0.5
        yield x


def f(x):
    s = 0.0
    for v in halves(x, 3):
        s = s + v * v
    return s


ENTRY = "f"


def inputs():
    return (1.5,), {}
