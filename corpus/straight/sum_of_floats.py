"""The builtin sum of Python floats, whose rounding depends on the Python that runs it."""


def f(a, b, c, xs):
    history = []
    for k in range(4):
        history.append(a * k + 0.1)
    return sum([a, b, c]) * sum(x * x for x in xs) + sum(history, b)


def inputs():
    return (0.1, 1e3, -0.7, [0.1, 0.2, 0.3]), {}
