"""Sorting by constants is done while lowering, sorting numbers when it runs; the order is discrete."""


class Item:
    def __init__(self, name, weight):
        self.name = name
        self.weight = weight


def f(x, y):
    items = [Item("c", x), Item("a", y * y), Item("b", x * y)]
    total = 0.0
    for k, item in enumerate(sorted(items, key=lambda item: item.name)):
        total += (k + 1) * item.weight
    weights = [x, y, x * y]
    weights.sort(reverse=True)
    table = {"z": x, "w": y}
    for name in sorted(table):
        total = 0.5 * total + table[name]
    return total + weights[0] * 2.0 + weights[2] + sorted(weights, key=abs)[0]


ENTRY = "f"


def inputs():
    return (0.7, -1.2), {}
