"""A generator expression gives its items once."""


def f(x, y):
    squares = (a * a for a in [x, y])
    return sum(squares) + y * sum(squares)


ENTRY = "f"


def inputs():
    return (1.2, 0.4), {}
