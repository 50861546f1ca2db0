"""Members of an enum choose what is done; they are keys, are looked up and are looped over."""
from enum import Enum


class Kind(Enum):
    LINEAR = 1
    SQUARE = 2


weights = {Kind.LINEAR: 2.0, Kind.SQUARE: 0.5}


def apply(kind, x):
    return x * x if kind is Kind.SQUARE else 2.0 * x


def f(x, kind):
    found = {Kind.LINEAR: x, Kind["SQUARE"]: x * x}
    found[Kind(2)] += weights[kind]
    total = apply(kind, x)
    for member in Kind:
        total += found[member] * member.value
    return total * found[kind] if kind == Kind.SQUARE else total


ENTRY = "f"
WRT = "x"


def inputs():
    return (0.7, Kind.SQUARE), {}
