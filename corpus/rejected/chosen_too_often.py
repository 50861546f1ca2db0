"""Each trip of an unrolled loop may put a new object in place of the one before, in two ways."""


class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __sub__(self, other):
        return Pair(self.a - other.a, self.b * other.b)


def f(x, first, second):
    pair = first
    for level in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        if x > level:
            pair = pair if x > 2.0 * level else second
            if pair.a > x:
                pair = pair - first
                if pair.b > level:
                    break
    return pair.a * x


WRT = ("x",)


def inputs():
    return (0.45, Pair(0.3, 0.5), Pair(0.6, 1.2)), {}
