"""Loops with an else, once with and once without a break."""


def f(x, n):
    y = x
    for i in range(n):
        y = y * 1.2
        if y > 3.0:
            break
    else:
        y = y + x * x
    while n > 0:
        n = n - 1
        y = y + 0.1 * x
        if y > 100.0:
            break
    else:
        y = y * x
    return y


def inputs():
    return (0.9, 3), {}
