"""An attribute is deleted."""


class Cache:
    def __init__(self):
        self.value = 2.0

    def take(self, x):
        y = self.value * x
        del self.value
        return y


ENTRY = "Cache.take"
WRT = ("x", "self.value")


def inputs():
    return (Cache(), 1.5), {}
