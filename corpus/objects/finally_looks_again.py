"""What a loop has changed before the exception is read again; the list behind it has the function lowered twice."""
import numpy as np


class Tank:
    def __init__(self):
        self.level = 0.5
        self.last = 0.0


def f(tanks, flows, x, n):
    try:
        for flow in flows:
            tanks[0].level += flow * x
        y = flows[n + 2]
    finally:
        tanks[0].last = tanks[0].level
    pair = [x, y]
    return pair[n] * tanks[0].last


WRT = ("flows", "x", "tanks[0].level")


def inputs():
    return ([Tank(), Tank()], np.array([0.3, 0.2]), 1.1, 0), {}
