"""Groups by number: the largest of each, and a product over each; places that are named twice change twice."""
import numpy as np


def f(weights, values, groups):
    best = np.zeros(3)
    np.maximum.at(best, groups, values)
    np.multiply.at(weights, groups, values)
    np.divide.at(weights, [0, 2, 0], 1.5)
    np.multiply.at(weights, [0, -1], weights[1:])
    return np.sum(best * weights)


WRT = ("weights", "values")


def inputs():
    return (np.array([0.5, 0.9, 1.2]), np.array([0.7, 1.3, -0.4, 0.8]), np.array([0, 2, 0, 2])), {}
