"""A dict filled and read with keys that are computed."""


def f(x, n):
    table = {}
    for i in range(n):
        table[i % 3] = table.get(i % 3, 0.0) + x * i
    s = 0.0
    for key in table:
        s += table[key] * table[key]
    for key, value in table.items():
        s += key * value
    return s


def inputs():
    return (0.6, 5), {}
