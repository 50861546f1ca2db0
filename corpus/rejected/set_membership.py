"""A set is looked into: the next call may find something else in it."""

closed = {2, 3}


def f(x):
    return x if 3 in closed else x * x


def inputs():
    return (0.8,), {}
