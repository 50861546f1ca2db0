"""A flat form in the order of the memory is not the one that its adjoint would be put back in."""
import numpy as np


def f(x):
    flat = np.ravel(x, order="K")
    return flat[1] * flat[2]


def inputs():
    return (np.asfortranarray(np.array([[0.5, 0.9], [1.1, 0.4]])),), {}
