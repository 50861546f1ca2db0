"""The first row of a growing table has a name of its own."""


class Table:
    def __init__(self):
        self.rows = [[0.1, 0.2], [0.3, 0.5]]
        self.first = self.rows[0]


def f(o, x, n):
    for i in range(n):
        o.rows[i % 2][0] += x
        o.first[1] *= 1.1
        o.rows.append([x, x])
    y = 0.0
    for r in o.rows:
        y += r[0] * r[1]
    return y + o.first[0]


WRT = ("x",)


def inputs():
    return (Table(), 0.4, 3), {}
