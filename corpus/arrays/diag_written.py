"""Covariances from variances and back: np.diag of a vector is new, of a matrix a view; both are written."""
import numpy as np


def f(p, f, steps):
    cov = np.diag(p)
    variances = np.diag(cov)
    p[0] = 0.5 * p[1]
    for _ in range(steps):
        cov[...] = f @ cov @ f.T + np.diag(p[:-1] * p[1:], 1)
        cov *= 1.0 / (1.0 + np.sum(variances))
        cov[1, 0] = variances[2] * variances[1]
    return np.sum(np.log(variances)) + np.diag(cov, -1)[0] + np.sum(p)


WRT = ("p", "f")


def inputs():
    return (np.array([0.4, 0.9, 0.3]), np.array([[0.5, 0.9, 1.2], [1.1, 0.4, 0.7], [0.3, 0.8, 0.6]]), 2), {}
