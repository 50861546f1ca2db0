"""A loop that is left by an exception, which carries what was reached."""
import numpy as np


def f(x, limit):
    s = 0.0
    try:
        for k in range(len(x)):
            s += x[k] * x[k]
            if s > limit:
                raise ValueError(f"too large at {k}")
    except ValueError as error:
        print(error)
        return s * s
    return s


WRT = "x"


def inputs():
    return (np.array([0.5, 0.6, 0.7, 0.8, 0.9]), 1.5), {}
