"""The numeric builtins: abs, min, max, sum, pow, float, int, round, len, divmod."""


def f(x, y):
    q, r = divmod(7.3, 2.0)
    a = abs(x - y) + max(x, y, 0.1) * min(x, 2.0)
    b = sum([x, y, a]) + pow(y, 3)
    n = len([x, y]) + int(x * 10.0) + round(2.6)
    return a * b + float(n) * r + q


def inputs():
    return (0.65, 1.3), {}
