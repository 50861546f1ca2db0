"""The time of day in the mathematics."""
import time


def f(x):
    start = time.time()
    y = x * x
    return y * (time.time() - start + 1.0)


def inputs():
    return (1.5,), {}
