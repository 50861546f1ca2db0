"""A context manager that may keep exceptions back."""
import contextlib


@contextlib.contextmanager
def scaled(k):
    yield 2.0 * k


def f(x):
    with scaled(x) as k:
        y = x * k
    return y


ENTRY = "f"


def inputs():
    return (1.5,), {}
