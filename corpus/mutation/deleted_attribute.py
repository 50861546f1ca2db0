"""An attribute is deleted, and made anew by the next call; an entry and an item go, too."""


class Cache:
    def __init__(self):
        self.table = {"a": 1.0}
        self.items = [0.5, 2.0]

    def take(self, x):
        self.value = x * x
        self.table["b"] = self.value
        y = self.value * x + self.items[0]
        del self.value, self.table["b"]
        self.items.append(y)
        del self.items[0]
        return y * self.items[0] * (1.0 if hasattr(self, "value") else x)


ENTRY = "Cache.take"
WRT = ("x", "self.items")


def inputs():
    return (Cache(), 1.5), {}
