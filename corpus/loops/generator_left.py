"""Loops over generators that are left by break and return, in generators and in loops."""

import numpy as np


def windows(xs, width):
    for k in range(len(xs)):
        if k + width > len(xs):
            return
        yield k, xs[k : k + width]


def smooth(xs, limit):
    total = 0.0
    for k, part in windows(xs, 2):
        if part[0] < 0.0:
            continue
        mean = np.mean(part)
        if mean > limit:
            break
        total += mean * (k + 1)
    else:
        total *= 2.0
    return total


def first_above(xs, limit):
    for k, part in windows(xs, 3):
        s = np.sum(part * part)
        if s > limit:
            return s * k
    return limit


def f(xs, limit):
    return smooth(xs, limit) + first_above(xs, limit) + first_above(xs, 100.0 * limit)


ENTRY = "f"


def inputs():
    return (np.array([0.5, -0.2, 0.8, 1.5, 0.4]), 0.9), {}
