"""Division of Python floats raises where NumPy's would not."""


def f(x, n):
    y = x
    for i in range(n):
        y = y + x / (3 - i)
    return y


def inputs():
    return (0.7, 5), {}
