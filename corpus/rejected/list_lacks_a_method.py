"""A method of a list has no run-time form: a list that holds it cannot be kept by the caller's object."""


class Log:
    pass


def f(x, log):
    found = []
    log.calls = [found.append]
    return x * x


def inputs():
    return (0.7, Log()), {}
