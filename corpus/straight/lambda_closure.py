"""Lambdas that see the names around them."""
import math


def f(x, y):
    scale = lambda v, k=2.0: k * v * y
    twice = lambda g: lambda v: g(g(v))
    return twice(scale)(x) + math.sin(scale(x, k=x))


def inputs():
    return (0.8, 0.6), {}
