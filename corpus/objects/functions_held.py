"""Objects, lists and dicts hold functions that are made on the way: who keeps one finds it there afterwards."""
import math
from functools import partial
from operator import itemgetter


def power(x, n):
    return x**n


class Layer:
    def __init__(self, w, act):
        self.w = w
        self.act = act
        self.more = []

    def run(self, x):
        return self.act(self.w * x)


def f(x, layer, table):
    scale = 2.0 * x
    inner = Layer(x, lambda u: u * scale)
    y = inner.run(x) + Layer(y := inner.act(x), partial(power, n=2)).run(x)
    inner.act = math.sin
    first = Layer(x, itemgetter(0))
    first.w = (x * x, x)
    layer.act = lambda u, k=3: u**k
    layer.more.append(partial(power, n=3))
    table["last"] = [layer.act, lambda u: u + scale]
    return y + inner.run(x) * first.act(first.w) + layer.run(x) * table["last"][1](x) + layer.more[0](x)


ENTRY = "f"
WRT = ("x", "layer.w")


def inputs():
    return (0.7, Layer(1.2, math.tanh), {}), {}
