"""Classes of exceptions that only the run knows."""


def f(x, kind):
    try:
        y = 1.0 / x
    except kind:
        y = x
    return y


WRT = "x"


def inputs():
    return (1.5, [ZeroDivisionError]), {}
