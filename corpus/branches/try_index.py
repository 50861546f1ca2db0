"""An index that may be out of range."""


def f(x, values, i):
    try:
        y = values[i]
    except IndexError:
        y = x
    return x * y


WRT = ("x", "values")


def inputs():
    return (1.5, [0.2, 0.7], 4), {}
