"""A helper with several returns, called in a loop."""


def pull(x):
    if x > 1.0:
        return 2.0 - x
    if x < 0.0:
        return -0.5 * x
    return x * x


def f(x, n):
    total = 0.0
    for _ in range(n):
        x = pull(x) + 0.3
        total += x
    return total


def inputs():
    return (0.6, 4), {}


ENTRY = "f"
