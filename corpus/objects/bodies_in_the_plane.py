"""Bodies with a vector class of their own: operators, slots, an iterator; a vector is replaced in every trip."""

import math


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, s):
        return Vec(self.x * s, self.y * s)

    __rmul__ = __mul__

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __iter__(self):
        yield self.x
        yield self.y

    def __eq__(self, o):
        return self.x == o.x and self.y == o.y


class Body:
    def __init__(self, p, v, m):
        self.p, self.v, self.m = p, v, m


def f(bodies, g, dt, n):
    for _ in range(n):
        for a in bodies:
            for b in bodies:
                if a is not b:
                    d = b.p - a.p
                    a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
        for b in bodies:
            b.p = b.p + dt * b.v
    x, y = bodies[0].p
    return x * y + bodies[1].p @ bodies[1].v


ENTRY = "f"
WRT = ("g", "dt", "bodies[0].m", "bodies[1].p.x")


def inputs():
    return (
        [
            Body(Vec(0.0, 0.2), Vec(0.1, 0.0), 1.0),
            Body(Vec(1.0, 0.1), Vec(0.0, 0.3), 0.5),
        ],
        0.7,
        0.1,
        1,
    ), {}
