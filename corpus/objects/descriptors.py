"""Descriptors that scale what is set, one that computes, and a method with its arguments bound."""
from functools import partialmethod


class Scaled:
    def __init__(self, factor):
        self.factor = factor

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, cls=None):
        return getattr(obj, self.name)

    def __set__(self, obj, value):
        setattr(obj, self.name, value * self.factor)


class Product:
    def __get__(self, obj, cls=None):
        return obj.x * obj.y


class Point:
    x = Scaled(2.0)
    y = Scaled(3.0)
    area = Product()

    def __init__(self, x):
        self.x = x
        self.y = 1.0

    def power(self, n, k):
        return k * self.x**n

    cube = partialmethod(power, 3)


def f(point, x):
    point.x = x
    point.y += point.x
    return point.area * Point(x).area + point.cube(0.1)


ENTRY = "f"
WRT = ("x", "point._y")


def inputs():
    return (Point(1.0), 0.7), {}
