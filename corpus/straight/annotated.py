"""Annotated assignments, with and without a value."""


def f(x: float, n: int) -> float:
    y: float = x * n
    z: float
    z = y + x
    y: float = z * z
    return y


def inputs():
    return (0.45, 3), {}
