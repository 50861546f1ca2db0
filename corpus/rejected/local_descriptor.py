"""An attribute of a local class that is an object with rules of its own."""


def f(x):
    class Clipped:
        def __get__(self, owner, cls=None):
            return min(owner.raw, 1.0)

    class Dial:
        level = Clipped()

        def __init__(self, raw):
            self.raw = raw

    return Dial(x).level * x


def inputs():
    return (0.4,), {}
