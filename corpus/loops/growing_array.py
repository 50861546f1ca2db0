"""Each trip makes an array of another length and uses the one of the trip before."""
import numpy as np


def f(x, n):
    s = 0.0
    last = np.zeros(1)
    for k in range(1, n):
        row = np.ones(k) * x
        if k > 1:
            s = s + np.sum((last * row[: k - 1]) ** 2) + np.sum(last * row if k == 2 else last)
        last = row * 0.5
    return s


def inputs():
    return (0.7, 5), {}
