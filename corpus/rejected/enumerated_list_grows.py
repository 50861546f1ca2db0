"""A list that grows while it is enumerated is gone over by its indices."""


def f(x):
    items = [x, 2.0 * x]
    total = 0.0
    for k, item in enumerate(items):
        if k < 3:
            items.append(item * x)
        total += item
    return total


def inputs():
    return (0.4,), {}
