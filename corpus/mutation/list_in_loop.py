"""A list filled in one loop and read backwards in another."""
import math


def f(x, n):
    history = [x]
    for _ in range(n):
        history.append(math.sin(history[-1]) + 0.5 * x)
    s = 0.0
    while history:
        s = s * 0.7 + history.pop() ** 2
    return s


def inputs():
    return (0.9, 4), {}
