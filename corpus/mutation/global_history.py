"""A history in a global that begins with the parameters, which are bound anew and written."""

import numpy as np

params = np.array([0.4, 0.9])
history = [params]


def f(x, n):
    global params
    for i in range(n):
        params = params * x + 0.1
        history.append(params)
    params[0] = history[0][1] * x
    s = 0.0
    k = 0
    while k < len(history):
        s += history[k][0] * history[k][1]
        k += 1
    return s


WRT = ("x", "params")


def inputs():
    return (0.7, 3), {}
