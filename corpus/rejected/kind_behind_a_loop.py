"""A name is a tuple before a loop and a number behind it, unless there was no trip."""


def f(x, y):
    pair = (y, y)
    while x > y:
        x = x / 2.0
        pair = x * y
    return pair * y


def inputs():
    return (7.0, 1.2), {}
