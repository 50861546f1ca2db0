"""A chain of functions of `math`."""
import math


def f(x, y):
    r = math.hypot(x, y)
    phi = math.atan2(y, x)
    s = math.sin(phi) * math.cosh(r) + math.tanh(x * y)
    return math.log(1.0 + s * s) + math.sqrt(r) * math.pow(x, 1.5)


def inputs():
    return (1.1, 0.6), {}
