"""A counter made by a function: closure variables with nonlocal."""


def make(start):
    total = start
    calls = 0

    def add(x):
        nonlocal total, calls
        calls += 1
        total = total + x * calls
        return total * total

    return add


add = make(0.5)
ENTRY = "add"
WRT = ("x", "total")


def inputs():
    return (0.3,), {}
