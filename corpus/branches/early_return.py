"""Returns from branches, the last of them without an else."""
import math


def f(x):
    if x < -1.0:
        return -x
    y = x * x
    if y > 4.0:
        return math.log(y)
    y = y * x
    return y + 1.0


def inputs():
    return (0.9,), {}
