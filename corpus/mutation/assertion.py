"""Assertions that hold, and one message that is never made."""


def f(x, n):
    assert n > 0
    assert x < 10.0, f"{x} is too large"
    y = x
    for _ in range(n):
        y = y * x
        assert y > 0.0
    return y


def inputs():
    return (1.2, 3), {}
