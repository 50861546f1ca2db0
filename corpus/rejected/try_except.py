"""An exception that is handled."""


def f(x, values, i):
    try:
        y = values[i]
    except IndexError:
        y = 0.0
    return x * y


WRT = "x"


def inputs():
    return (1.5, [0.2, 0.7], 4), {}
