"""An object whose parts are replaced by new objects in every trip of a loop."""


class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __mul__(self, s):
        return V(self.x * s, self.y * s)


class B:
    def __init__(self, p, v):
        self.p = p
        self.v = v


def f(b, dt, n):
    for _ in range(n):
        b.p = b.p + b.v * dt
        b.v = b.v * 0.9
    return b.p.x * b.p.y + b.v.x


ENTRY = "f"
WRT = ("dt", "b.p.x", "b.v.y")


def inputs():
    return (B(V(0.3, 0.4), V(0.5, -0.2)), 0.1, 3), {}
