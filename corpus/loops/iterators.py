"""An iterator gives each of its items once, to `next` and to loops."""


def f(x, y):
    it = iter([x, y, x * y, 2.0])
    first, second = next(it), next(it)
    total = first * second
    for v in it:
        total += v * next(it, 1.0)
    if next(it, None) is None:
        total *= x
    return total


def inputs():
    return (0.7, 1.2), {}
