"""Calls of the user's own functions, by position, by keyword and with defaults."""
import math


def damped(t, rate=0.5, *, scale=2.0):
    return scale * math.exp(-rate * t)


def f(x, y=0.3):
    a = damped(x)
    b = damped(x, y)
    return a + b * damped(t=y, scale=x)


def inputs():
    return (0.9,), {"y": 0.4}


ENTRY = "f"
