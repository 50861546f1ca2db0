"""What may be None is used without a test."""


def f(x, y):
    best = None
    if x > 0.0:
        best = y
    return best * x


def inputs():
    return (0.7, 1.2), {}
