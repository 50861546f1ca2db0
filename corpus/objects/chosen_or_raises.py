"""A choice on a path that others leave by an exception, with None among what is chosen."""


class Gate:
    def __init__(self, w):
        self.w = w


def pick(a, b, x):
    if x < -5.0:
        raise ValueError(x)
    else:
        gate = a if x > a.w else b
        extra = x * x if x > 0.5 else None
    return gate, extra


def f(a, b, x):
    gate, extra = pick(a, b, x)
    other, none = pick(b, a, 0.1 * x)
    gate.w *= x
    other.w += 1.0
    if extra is not None:
        gate.w += extra
    return a.w * gate.w + b.w * other.w + (0.0 if none is None else 1.0)


ENTRY = "f"


def inputs():
    return (Gate(0.3), Gate(1.2), 0.7), {}


WRT = ("x", "a.w", "b.w")
