"""A message put together beside the mathematics."""


def f(x, verbose):
    y = x * x
    message = f"x is {x:.3f}, y is {y}"
    if verbose and len(message) < 5:
        y = y + 1.0
    return y * 2.0


def inputs():
    return (0.3, True), {}
