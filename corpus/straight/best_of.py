"""`min` and `max` with a key or a default."""


def f(x, y):
    values = [x, y, -2.0]
    small = min(values, key=abs)
    large = max(values, key=lambda v: v * v * y)
    name, rank, last = max([("a", 1, x), ("b", 2, y)], key=lambda entry: entry[1])
    return small * large + last + rank + max([], default=x) + min(x, y, key=lambda v: -v)


def inputs():
    return (0.7, 1.2), {}
