"""Ints, bools and floats in one expression; an int cell that becomes a float."""


class Sum:
    def __init__(self):
        self.total = 0
        self.seen = False

    def add(self, x, n):
        self.total += x * n
        flag = x > 0.0
        self.seen = self.seen or flag
        return self.total * (flag + 1) - n // 2 + n % 3


ENTRY = "Sum.add"
WRT = "x"


def inputs():
    return (Sum(), 0.7, 5), {}
