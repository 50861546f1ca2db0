"""A tank whose pump fails in the middle of a loop: each store stands as far as the run has come."""


class Tank:
    def __init__(self):
        self.level = 0.5
        self.flow = 1.0
        self.trips = 0
        self.fills = 0

    def settle(self, n):
        for _ in range(n):
            self.level *= 0.9
            if self.level > 0.3:
                self.level -= 0.01
                self.flow *= 0.5
            self.trips += 1
            self.fills += 1

    def run(self, loads, n):
        self.flow = 2.0
        self.settle(n)
        self.flow += self.level
        for i in range(len(loads)):
            self.trips += 1
            self.flow += 0.1
            self.level += self.flow / loads[i]
            self.flow *= self.level
        return self.level


ENTRY = "Tank.run"
WRT = ("loads", "self.level")


def inputs():
    return (Tank(), [2.0, 1.5, 0.0, 1.0], 3), {}
