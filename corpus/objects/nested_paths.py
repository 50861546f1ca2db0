"""Nested attribute paths through lists of objects."""


class Layer:
    def __init__(self, w, b):
        self.w = w
        self.b = b


class Net:
    def __init__(self):
        self.layers = [Layer(0.5, 0.1), Layer(-0.7, 0.3)]
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        for layer in self.layers:
            x = layer.w * x + layer.b
            layer.b = 0.9 * layer.b + 0.1 * x
        return x * x


ENTRY = "Net.forward"
WRT = ("x", "self.layers[0].w", "self.layers[1].b")


def inputs():
    return (Net(), 0.8), {}
