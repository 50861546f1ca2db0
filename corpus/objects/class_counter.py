"""State that belongs to the class: a count of instances, a default that an instance overrides."""


class Layer:
    scale = 0.5
    made = 0
    history = []

    def __init__(self, w):
        self.w = w
        type(self).made += 1
        self.index = Layer.made

    def __call__(self, x):
        y = self.w * x * self.scale
        Layer.history.append(y)
        return y + self.index


def f(x, w):
    a, b = Layer(w), Layer(w * w)
    b.scale = x
    y = b(a(x))
    Layer.scale = y
    return a(y) + len(Layer.history) * sum(Layer.history)


ENTRY = "f"


def inputs():
    return (0.7, 1.3), {}


def reset():
    Layer.scale, Layer.made, Layer.history = 0.5, 0, []
