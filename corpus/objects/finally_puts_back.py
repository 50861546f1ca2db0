"""A finally clause that puts state back."""


class Mode:
    def __init__(self):
        self.scale = 2.0


def f(mode, x):
    old = mode.scale
    mode.scale = 3.0 * x
    try:
        return mode.scale * x
    finally:
        mode.scale = old


ENTRY = "f"
WRT = ("x", "mode.scale")


def inputs():
    return (Mode(), 1.5), {}
