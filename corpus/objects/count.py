"""An int counter on an object decides the factor."""


class Scaler:
    def __init__(self):
        self.count = 0

    def scale(self, x):
        self.count += 1
        return x * self.count


ENTRY = "Scaler.scale"
WRT = "x"


def inputs():
    return (Scaler(), 1.3), {}
