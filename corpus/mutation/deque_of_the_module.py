"""A deque of state is read."""
from collections import deque

recent = deque([0.3, 0.7], maxlen=2)


def f(x):
    return x * recent[0]


def inputs():
    return (0.8,), {}
