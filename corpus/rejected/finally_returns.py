"""A finally clause that swallows whatever was raised."""


def f(x):
    try:
        y = 1.0 / x
    finally:
        return x * x


def inputs():
    return (1.5,), {}
