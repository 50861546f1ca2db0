"""A value that the gradient needs is overwritten through an alias."""


def f(a):
    y = a[0] * a[0]
    b = a
    b[0] = 3.0
    return y + a[0] * a[1]


def inputs():
    import numpy as np

    return (np.array([0.7, 0.4]),), {}
