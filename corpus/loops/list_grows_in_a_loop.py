"""Loops over a list that grows under them, in a loop: how far they are is a number of each loop's own."""
import numpy as np


def f(x, b, xs):
    rounds = 0
    total = 0.0
    while rounds < 2:
        rounds += 1
        made = [x]
        for v in xs:
            for k, (w, u) in enumerate(zip(b, xs)):
                made.append(w * v * u)
                if len(xs) < 6 and k > 0:
                    xs.append(x * v)
            total += made[-1] * rounds
        for v in xs:
            total += v * len(made)
            if v > 0.6:
                break
    return total * xs.pop()


WRT = ("x", "b", "xs")


def inputs():
    return (0.7, np.array([0.3, 0.4, -0.2]), [0.5, 0.8]), {}
