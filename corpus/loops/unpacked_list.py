"""A list of a length that the run tells is unpacked: it is too long."""


def f(xs, n):
    L = []
    for i in range(n):
        L.append(xs[i] * 2.0)
    x, y = L
    return x * y


ENTRY = "f"
WRT = ("xs",)


def inputs():
    import numpy as np

    return (np.array([0.3, 0.4, 0.5]), 3), {}
