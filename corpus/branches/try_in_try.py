"""The inner handler catches; the outer one does not see it."""


def f(x, n):
    try:
        a = x * x
        try:
            b = x / n
        except ZeroDivisionError:
            b = x
        c = a * b
    except (ValueError, ArithmeticError):
        c = 0.0
    return c * x


WRT = "x"


def inputs():
    return (1.5, 0), {}
