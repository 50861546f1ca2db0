"""A running mean with its count."""


class RunningMean:
    def __init__(self):
        self.mean = 0.0
        self.count = 0

    def update(self, x):
        self.count += 1
        self.mean = self.mean + (x - self.mean) / self.count
        return self.mean * x


ENTRY = "RunningMean.update"
WRT = ("x", "self.mean")


def inputs():
    m = RunningMean()
    m.update(0.7)
    m.update(1.9)
    return (m, 1.4), {}
