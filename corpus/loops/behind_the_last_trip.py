"""What the last trip has set is read behind a loop whose trips test whether there is one more."""
import numpy as np


class Steps:
    """Gives a row, scaled by how often it was asked."""

    def __init__(self, row):
        self.row = row
        self.asked = 0.0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1.0
        if self.asked > 2.5:
            raise StopIteration
        return self.row * self.asked

    def more(self):
        self.asked -= 1.0
        return self.asked > 0.5


def f(steps, m, x):
    a = x
    row = x
    for row in steps:
        a = m[0] * row
    b = m[1]
    while steps.more():
        b = m[2] * steps.asked
    c = x
    queue = [x[0], x[1]]
    for item in queue:
        c = m[1] * item
        if len(queue) < 4:
            queue.append(item * x[2])
    return np.sum(a * x) + np.sum(b * row) + c @ x


ENTRY = "f"
WRT = ("m", "x", "steps.row")


def inputs():
    m = np.array([[0.3, -0.5, 0.7], [0.9, 0.2, -0.6], [-0.4, 0.8, 0.5]])
    return (Steps(np.array([0.7, 0.8, -1.1])), m, np.array([0.6, -0.9, 1.1])), {}
