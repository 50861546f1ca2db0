"""A step that is given up half-way: what it has done stays done."""


class StepError(Exception):
    pass


class Model:
    def __init__(self):
        self.h = 1.0
        self.n = 0

    def advance(self, x):
        self.n += 1
        self.h = self.h * x
        if self.h > 3.0:
            raise StepError
        self.h += 0.1


def f(model, x):
    try:
        model.advance(x)
        model.advance(x)
        y = model.h
    except StepError:
        y = -model.h
    return y * x


ENTRY = "f"
WRT = ("x", "model.h")


def inputs():
    return (Model(), 2.0), {}
