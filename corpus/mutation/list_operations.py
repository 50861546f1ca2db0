"""A list that grows, shrinks and is written."""


def f(x, y):
    values = [x, y]
    values.append(x * y)
    values[0] = values[2] + 1.0
    last = values.pop()
    values.append(last * values[0])
    values.insert(1, y * 2.0)
    first = values.pop(0)
    return first + sum(values) * values[-1] + len(values)


def inputs():
    return (0.7, 1.2), {}
