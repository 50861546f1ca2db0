"""Tuples packed, unpacked, swapped, with a star and nested."""


def f(x, y):
    a, b = x * y, x + y
    a, b = b, a * b
    (c, d), *rest = (a, b), a - b, x
    c, d = d, c
    return c * d + rest[0] * rest[1]


def inputs():
    return (1.2, 0.7), {}
