"""List, nested and dict comprehensions, filtered, and a sum over a generator."""
import math


def f(xs, a):
    ys = [math.sin(a * v) for v in xs if v > 0.0]
    table = {k: v * v for k, v in enumerate(ys)}
    grid = [[u * v for u in ys] for v in xs]
    return sum(ys) + table[1] + grid[0][1] + sum(v * a for v in xs)


def inputs():
    return ([0.5, -0.3, 0.9], 1.1), {}
