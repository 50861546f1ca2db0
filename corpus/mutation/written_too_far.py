"""A list is written where it has no item: Python's own error, caught in one place and passed on in the other."""


def f(x, values):
    kept = values[:1]
    try:
        kept[1] = x
    except IndexError:
        kept[0] = kept[0] * x
    values[0] = kept[0]
    values.pop()
    values[2] = x
    return values[0] * x


WRT = ("x", "values")


def inputs():
    return (1.5, [0.2, 0.7]), {}
