"""An object that is changed by its name is an element of a list, too."""


class Cell:
    def __init__(self, v):
        self.v = v


def f(x, p, cells):
    p.v = p.v * x
    cells[1].v += p.v
    return cells[0].v * cells[1].v


WRT = ("x", "p.v", "cells[1].v")


def inputs():
    p = Cell(0.7)
    return (1.1, p, [p, Cell(0.4)]), {}
