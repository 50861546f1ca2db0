"""A pair and a member of an enum that are set on one path only: who reads them unset gets an exception."""
from enum import Enum


class Side(Enum):
    LEFT = 1
    RIGHT = 2


def first(x):
    if x > 0.5:
        pair = (x, 2.0 * x)
    try:
        a, b = pair
        return a
    except UnboundLocalError:
        return 0.5 * x


def f(x, y):
    if x > 0.5:
        side = Side.LEFT if y > 0.5 else Side.RIGHT
    total = x * first(x) * side.value
    return total * first(y)


ENTRY = "f"


def inputs():
    return (0.7, 0.4), {}
