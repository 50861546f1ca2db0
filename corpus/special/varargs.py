"""A starred parameter and keyword parameters, forwarded to a helper."""


def mix(*values, scale=1.0, **extra):
    s = 0.0
    for v in values:
        s = s * 0.5 + v
    return s * scale + extra["shift"]


def f(x, y):
    parts = (x, y, x * y)
    options = {"scale": y, "shift": x}
    return mix(*parts, **options) * mix(y, shift=0.2)


ENTRY = "f"


def inputs():
    return (0.7, 1.2), {}
