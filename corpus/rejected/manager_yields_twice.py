"""A context manager whose generator yields on one path only."""
import contextlib


@contextlib.contextmanager
def scaled(k):
    if k > 0.0:
        yield 2.0 * k
    else:
        yield k


def f(x):
    with scaled(x) as k:
        y = x * k
    return y


ENTRY = "f"


def inputs():
    return (1.5,), {}
