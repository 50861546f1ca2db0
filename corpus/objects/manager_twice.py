"""A manager is passed twice: leaving it changes what is read by its other name."""


class Scale:
    def __init__(self, v):
        self.v = v

    def __enter__(self):
        self.v *= 0.5
        return self

    def __exit__(self, *error):
        self.v += 0.25


def f(x, p, q):
    with p:
        y = q.v / x
    return y * q.v


WRT = ("x", "p.v")


def inputs():
    p = Scale(0.7)
    return (1.1, p, p), {}
