"""Several problems in one function: all are reported."""
import time


def f(x):
    y = x * time.time()
    for k in {1.0, 2.0}:
        y = y + k
    match k:
        case 1.0:
            y = y + 1.0
    return y


def inputs():
    return (1.5,), {}
