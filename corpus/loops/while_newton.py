"""A while loop that ends when it has converged."""


def root(a):
    x = 1.0
    step = 1.0
    while abs(step) > 1e-12:
        step = (x * x - a) / (2.0 * x)
        x = x - step
    return x


def inputs():
    return (2.7,), {}
