"""Several problems in one function: all are reported."""
import time


def f(x):
    y = x * time.time()
    try:
        y = y + 1.0
    except ValueError:
        pass
    with open("/etc/hostname") as file:
        file.read()
    return y


def inputs():
    return (1.5,), {}
