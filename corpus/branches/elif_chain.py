"""A chain of elif with a different name set in each."""
import math


def f(x, y):
    if x > 2.0:
        a = x * y
    elif x > 1.0:
        a = math.sin(y) * x
        y = a + y
    elif x > 0.0:
        a = y
    else:
        a = x
    return a * y


def inputs():
    return (1.4, 0.9), {}
