"""A loop that is not entered: the gradient is that of the code around it."""


def f(x, n):
    y = x * 3.0
    for i in range(n):
        y = y * y
    return y * x


def inputs():
    return (0.5, 0), {}
