"""A loop over the items of a dict changes what later trips see; a view that has a name shows the dict as it is."""


def f(x, y):
    d = {"a": x, "b": y, "c": 0.5}
    values = d.values()
    total = 0.0
    for key, value in d.items():
        d["c"] = value * x
        d[key] *= 2.0
        total += value
    return total + sum(values)


def inputs():
    return (0.4, 0.7), {}
