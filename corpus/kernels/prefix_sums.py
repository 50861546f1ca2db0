"""Running sums and products over an array, and differences of neighbours."""
import numpy as np


def f(x):
    n = len(x)
    sums = np.empty(n)
    s = 0.0
    for i in range(n):
        s += x[i]
        sums[i] = s
    products = np.ones(n)
    for i in range(1, n):
        products[i] = products[i - 1] * sums[i]
    gaps = products[1:] - products[:-1]
    return np.sum(gaps * gaps)


def inputs():
    return (np.array([0.5, 0.9, 0.3, 0.7]),), {}
