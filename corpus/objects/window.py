"""A deque of the last values, kept by an object, and one of the call."""
from collections import deque


class Smoother:
    def __init__(self):
        self.recent = deque([0.1, 0.2], maxlen=3)

    def step(self, x):
        self.recent.append(x)
        return sum(self.recent) / len(self.recent)


def f(smoother, x):
    y = smoother.step(x) * smoother.step(x * x)
    queue = deque([x, y])
    queue.rotate(1)
    queue.appendleft(queue.pop() * 2.0)
    total = 0.0
    while queue:
        total = 0.5 * total + queue.popleft()
    for v in reversed(smoother.recent):
        total += v * smoother.recent[-1]
    return total


ENTRY = "f"
WRT = "x"


def inputs():
    return (Smoother(), 0.7), {}
