"""A list in an order that only the run knows."""
import random


def f(x):
    parts = [x, 2.0 * x, x * x]
    random.shuffle(parts)
    return parts[0] * parts[1]


def inputs():
    return (1.5,), {}
