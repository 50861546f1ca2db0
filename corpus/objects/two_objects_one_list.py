"""Two objects share a list."""
WRT = ("x",)


class Cell:
    def __init__(self, v):
        self.v = v


def f(x, p, q):
    p.v.append(x)
    p.v[0] *= x
    return q.v[0] * len(q.v)


def inputs():
    v = [0.7]
    return (1.1, Cell(v), Cell(v)), {}
