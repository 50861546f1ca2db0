"""A global that carries derivative: read, written and asked for."""
import math

level = 0.4


def f(x):
    global level
    level = level * 0.9 + x
    return math.sin(level) * x


WRT = ("x", "level")


def inputs():
    return (0.8,), {}
