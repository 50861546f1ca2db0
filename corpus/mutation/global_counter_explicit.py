"""The global counter as an argument and a result."""


def explicit(x, c):
    c = c + 1
    return x * c, c


HAS_AUX = True


def inputs():
    return (1.7, 0), {}
