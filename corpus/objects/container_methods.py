"""An object that is called, indexed, measured, searched and looped over like a container."""


class Polynomial:
    def __init__(self, coefficients):
        self.coefficients = coefficients

    def __call__(self, x):
        y = 0.0
        for k in range(len(self)):
            y = y * x + self[k]
        return y

    def __len__(self):
        return len(self.coefficients)

    def __getitem__(self, k):
        return self.coefficients[k]

    def __setitem__(self, k, c):
        self.coefficients[k] = c

    def __contains__(self, name):
        return name in ("x", "y")

    def __iter__(self):
        return iter(self.coefficients)


def f(x, a):
    p = Polynomial([a, 2.0, a * a])
    p[1] += a
    total = p(x) if "x" in p else 0.0
    if "z" not in p:
        total *= x
    for c in p:
        total += c * x
    return total


def inputs():
    return (0.7, 1.2), {}
