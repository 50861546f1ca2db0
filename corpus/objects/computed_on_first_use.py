"""An attribute that is computed where it is first needed: behind the test for None it is there."""


class Model:
    def __init__(self, w):
        self.w = w
        self.known = None

    def norm(self, x):
        if self.known is None:
            self.known = self.w * self.w + x
        return self.known * x


def f(model, x, y):
    total = 0.0
    if x > 0.5:
        total += model.norm(x)
    model.w *= y
    if y > 0.5:
        total += model.norm(y)
    total += model.norm(x * y)
    if x > 0.6:
        model.known = None
    return total * model.norm(2.0)


ENTRY = "f"
WRT = ("x", "y", "model.w")


def inputs():
    return (Model(1.2), 0.7, 0.4), {}
