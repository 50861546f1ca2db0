"""reduce, map, filter, partial and the getters of the operator module."""
import operator
from functools import partial, reduce
from operator import attrgetter, itemgetter, methodcaller

import numpy as np


class Point:
    def __init__(self, x):
        self.x = x

    def scaled(self, k):
        return self.x * k


def line(a, b, c=1.0):
    return a * b + c


def f(x, y, xs):
    total = reduce(lambda p, q: p * q, [x, 2.0, y]) + reduce(operator.add, xs) * reduce(lambda p, q: p * 0.5 + q, xs, x)
    shifted = partial(line, x, c=2.0)
    point = Point(y)
    first, last = itemgetter(0, 2)((x, 1.0, x * x))
    total += shifted(y) * first * last + attrgetter("x")(point) * methodcaller("scaled", 2.0)(point)
    for v in map(lambda a, b: a * b, [x, y], (2.0, 3.0)):
        total += v
    for v in filter(lambda a: a > 0.15, xs):
        total *= v
    return total + sum(map(lambda v: v * v, xs))


ENTRY = "f"


def inputs():
    return (0.7, 1.2, np.array([0.3, 0.1, 0.2])), {}
