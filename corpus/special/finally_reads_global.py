"""A finally clause that counts what a global has become where an exception passes."""
import numpy as np

level = 0.5
seen = [0.0]


def f(x, b):
    global level
    try:
        level = level * x
        b[1] = level
        level = level + b[9]
    finally:
        seen.append(level)
    return level * x


WRT = ("x", "b", "level")


def inputs():
    return (1.5, np.array([0.3, 0.4])), {}
