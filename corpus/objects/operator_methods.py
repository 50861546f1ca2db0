"""A small vector class with the operator methods people write."""

import math


class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else self + other

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1.0 / k)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __abs__(self):
        return math.sqrt(self @ self)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __bool__(self):
        return bool(self.x or self.y)

    def __len__(self):
        return 2

    def __iter__(self):
        yield self.x
        yield self.y


def f(a, b):
    v, w = Vec(a, b), Vec(b, 2.0 * a)
    v += 0.5 * w
    total = sum([v, w, v - w])
    scale = 3.0 if w < v or v == w else 2.0
    total = total / scale
    largest = max(v, w, key=abs)
    return abs(total) + (v @ largest) * (1.0 if total else 0.0) + len(v)


ENTRY = "f"


def inputs():
    return (1.2, 0.4), {}
