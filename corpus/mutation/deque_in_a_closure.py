"""A deque in a closure takes what carries derivative."""
from collections import deque


def make():
    recent = deque(maxlen=3)

    def smooth(x):
        recent.append(x)
        return x * x

    return smooth


smooth = make()
ENTRY = "smooth"


def inputs():
    return (0.8,), {}
