"""``is`` with None, True and False, of which there is one each."""
import re


def f(x, name):
    y = x * x
    if re.match("[a-z]+$", name) is None:
        y = y * 3.0
    large = y > 2.0
    if large is True:
        y = y - x
    if (x > 0.0) is not large:
        y = y + 1.0 / x
    return y


def inputs():
    return (0.9, "layer1"), {}
