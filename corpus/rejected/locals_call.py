"""Names looked up through locals()."""


def f(x):
    y = x * 2.0
    return locals()["y"] * x


def inputs():
    return (1.5,), {}
