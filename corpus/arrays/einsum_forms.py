"""np.einsum: products and sums are new arrays; where it only moves axes it gives a view, which is written."""
import numpy as np


def f(m, v):
    turned = np.einsum("ij->ji", m)
    turned[0] *= v
    w = np.einsum("ij,j->i", turned, v)
    w += np.einsum("ij->i", turned)
    v *= 0.5
    cube = np.einsum("ij,kj->ik", m, m)
    cube[0, 1] = w[0]
    total = np.einsum("kij->j", np.stack([m, m * m]))
    m[1] = total
    return np.sum(w * w) + np.sum(cube * np.einsum("i,j->ij", v, v)) + np.einsum("i,i->", total, total) + m[1, 0]


def inputs():
    return (np.array([[0.5, 0.9], [-0.4, 1.2]]), np.array([0.7, -0.3])), {}
