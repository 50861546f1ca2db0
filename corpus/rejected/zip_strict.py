"""Whether a strict ``zip`` raises depends on lengths that only the run knows."""


def f(xs, ys):
    total = 0.0
    for x, y in zip(xs[xs > 0.0], ys, strict=True):
        total += x * y
    return total


def inputs():
    import numpy as np

    return (np.array([0.3, 0.9]), np.array([0.2, -0.4])), {}
