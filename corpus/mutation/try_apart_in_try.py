"""A `try` in another one, both with changes before what raises."""
import numpy as np


def f(x, a, i):
    try:
        a[0] = x
        try:
            a[1] = x * x
            a[i] = x
        except IndexError:
            a[0] = 2.0 * x
        a[i - 1] = x
    except IndexError:
        a[1] = x
    return np.sum(a * a)


WRT = ("x", "a")


def inputs():
    return (1.5, np.zeros(3), 5), {}
