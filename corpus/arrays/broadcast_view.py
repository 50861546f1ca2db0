"""A row of biases seen as many rows, and updated while it is: each row shows the update."""
import numpy as np


def f(bias, x):
    rows = np.broadcast_to(bias, (4, 3))
    loss = np.sum((x - rows) ** 2)
    bias *= 0.5
    bias[0] = x[0, 0] * bias[1]
    for row in rows:
        loss += row[0] * np.sum(row)
    return loss + np.sum(rows * rows * x) + rows[1, 2]


WRT = ("bias", "x")


def inputs():
    return (np.array([0.4, 0.9, -0.3]), np.linspace(-0.5, 1.1, 12).reshape(4, 3)), {}
