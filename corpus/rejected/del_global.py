"""A global is deleted."""

scale = 3.0


def f(x):
    global scale
    y = x * scale
    del scale
    return y


def inputs():
    return (1.5,), {}
