"""One object passed twice: a write through one name is seen through the other."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def push(p, q, d):
    p.x = p.x * d
    q.y = q.y + p.x
    return q.x * p.y + d


ENTRY = "push"
WRT = ("d", "p.x", "q.y")


def inputs():
    p = Point(0.6, 0.9)
    return (p, p, 1.3), {}
