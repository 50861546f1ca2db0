"""What the trips before have set is read behind a trip that raised, in the handler and after it."""
import numpy as np


def checked(level, bound):
    if level > bound:
        raise ValueError(level)
    return level * level


def f(a, m, x):
    row, weight, total = a, x, 0.0
    for bound in (0.5, 1.0, 2.0):
        try:
            for k in range(3):
                weight = checked(a[k], bound)
                row = m[k] * weight * x
        except ValueError:
            row = row * 2.0
            continue
        total += row @ row
    k = 0
    try:
        while True:
            last = checked(m[0, k], 0.9) * a
            k += 1
    except ValueError:
        total += weight * x
    return total + row @ a + last @ row


ENTRY = "f"


def inputs():
    m = np.array([[0.3, -0.5, 1.2], [0.9, 0.2, -0.6], [-0.4, 0.8, 0.5]])
    return (np.array([0.3, 0.6, 1.1]), m, 1.3), {}
