"""A state path to an attribute that is not there at entry."""


class Model:
    def __init__(self):
        self.w = 2.0

    def run(self, x):
        self.last = self.w * x
        return self.last


ENTRY = "Model.run"
WRT = ("x", "self.last")


def inputs():
    return (Model(), 1.5), {}
