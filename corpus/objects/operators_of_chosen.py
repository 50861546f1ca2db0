"""Operators of an object that the run chooses: methods of its class, one of which changes it."""


class Vec:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __iadd__(self, other):
        self.a += other.a
        self.b = 2.0 * self.b
        return self

    def __add__(self, other):
        return Vec(self.a + other.a, self.b * other.b)

    def __rmul__(self, k):
        return Vec(k * self.a, self.b)

    def __neg__(self):
        return Vec(-self.a, self.b)

    def __lt__(self, other):
        return self.a < other.a

    def __abs__(self):
        return abs(self.a) + self.b


def f(x, y, first):
    second = Vec(y, x * x)
    c = first if x > y else second
    c += c
    c += second
    d = 3.0 * -c + second
    total = abs(d) * abs(c)
    if c < first or first < c:
        total = total * 2.0
    for k in range(2):
        c = first if k > 0 else second
        c += d
    return total * first.a * second.b * c.a


WRT = ("x", "y", "first.a")
ENTRY = "f"


def inputs():
    return (0.7, 0.5, Vec(0.3, 1.2)), {}
