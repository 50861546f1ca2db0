"""A flag that one path does not set, which is copied to another name: who reads it unset gets an exception."""


def pick(x, limit):
    if x > 0.5:
        large = x > limit
    seen = large if x > 0.0 else False
    if large:
        x = x * x
    return 3.0 * x if seen else x


def f(x, y, limit):
    total = pick(x, limit)
    try:
        total += pick(y, limit)
    except UnboundLocalError:
        total *= 2.0
    return total


ENTRY = "f"
WRT = ("x", "y")


def inputs():
    return (0.7, 0.3, 0.6), {}
