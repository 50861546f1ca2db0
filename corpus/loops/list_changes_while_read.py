"""Loops over short lists that lose, get and change items on the way."""


class Board:
    def __init__(self):
        self.open = [0.3, 0.7, 0.2, 0.9]
        self.seen = [0.1]

    def run(self, x):
        total = 0.0
        for v in self.open:
            total += v * x
            self.open.pop()
        for v in self.seen:
            if len(self.seen) < 3:
                self.seen.append(v * x + 0.5)
            total += v * v
        marks = [x, 2.0 * x, total]
        for v in marks:
            marks[2] = v * 3.0
            total += v
        return total


ENTRY = "Board.run"
WRT = ("x", "self.seen")


def inputs():
    return (Board(), 0.4), {}
