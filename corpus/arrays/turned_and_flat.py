"""Transposes seen flat: a turned one is a copy, one that is turned back a view; what is computed of one is turned, too."""
import numpy as np


def f(m, a):
    v = m.T.T
    v.flat[1:] *= a[0]
    rows = np.stack([a, a * a])
    turned = np.swapaxes(rows, 0, 1)
    flat = turned.reshape(-1)
    rows[1] *= 2.0
    flat[:2] += rows[0, 1] * a[1]
    whole = np.transpose(turned * 2.0 + 1.0).ravel()
    whole[0] *= 3.0
    centred = rows - rows.mean(axis=1, keepdims=True)
    line = centred.ravel()
    line[0] = a[2] * line[1]
    back = np.stack([m, m * m]).transpose(2, 0, 1).transpose(1, 2, 0).reshape(-1)
    back *= 2.0
    return np.sum(flat * whole) + np.sum(centred * turned.T) + np.sum(m * v) + back[1]


def inputs():
    return (np.array([[0.5, -0.7, 0.9], [0.3, 0.8, -0.4]]), np.array([0.3, 0.8, -0.4])), {}
