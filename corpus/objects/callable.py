"""Objects that are called, indexed and added by operator methods."""


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __getitem__(self, i):
        return self.x if i == 0 else self.y

    def __call__(self, t):
        return self.x * t + self.y


def f(a, b):
    v = Vec(a, b) + Vec(b, 1.0) * a
    return v(a) * v[0] + v[1]


ENTRY = "f"


def inputs():
    return (0.7, 1.2), {}
