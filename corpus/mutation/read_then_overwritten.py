"""What was read of an array by one name stays, when it is overwritten by another."""
import numpy as np

offset = np.array([0.5, 1.5])


def f(a, b):
    c = a + offset
    b[:] = offset
    return np.sum(c * offset)


WRT = "b"


def inputs():
    a = np.array([0.3, 0.7])
    return (a, a), {}
