"""Arrays are appended in a loop and written in another one."""
import numpy as np


def f(x, a, n):
    made = []
    for i in range(n):
        made.append(a * (x + i))
    for c in made:
        c[0] = c[0] * x
    return made[0][0] * made[1][1] + np.sum(made[2] * made[1])


def inputs():
    return (1.1, np.array([0.5, 0.3, 0.4, 0.5]), 3), {}
