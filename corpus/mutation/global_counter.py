"""A global counter, and by hand the function of argument and state that it is."""

counter = 0


def scaled(x):
    global counter
    counter += 1
    return x * counter


def explicit(x, c):
    c = c + 1
    return x * c, c


ENTRY = "scaled"


def inputs():
    return (1.7,), {}
