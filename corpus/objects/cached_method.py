"""A method whose results are kept by object and int."""
from functools import lru_cache


class Series:
    def __init__(self):
        self.ratio = 0.5
        self.total = 0.0

    @lru_cache(maxsize=None)
    def coefficient(self, k):
        if k == 0:
            return 1.0
        return self.ratio * self.coefficient(k - 1)

    def add(self, x, n):
        for k in range(n):
            self.total = self.total * x + self.coefficient(k)
        return self.total


ENTRY = "Series.add"
WRT = ("x", "self.total")


def inputs():
    return (Series(), 0.7, 4), {}
