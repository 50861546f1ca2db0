"""Cholesky factorisation in place."""
import math

import numpy as np


def cholesky(a):
    n = a.shape[0]
    for i in range(n):
        for j in range(i):
            a[i, j] -= np.dot(a[i, :j], a[j, :j])
            a[i, j] /= a[j, j]
        a[i, i] -= np.dot(a[i, :i], a[i, :i])
        a[i, i] = math.sqrt(a[i, i])
    s = 0.0
    for i in range(n):
        s = s + math.log(a[i, i]) + a[i, 0]
    return s


def inputs():
    a = np.array([[2.0, 0.3, 0.5], [0.3, 1.6, -0.2], [0.5, -0.2, 1.9]])
    return (a,), {}
