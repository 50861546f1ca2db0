"""A matrix that is shifted if it has no Cholesky factor."""
import numpy as np


def loglik(S, r):
    try:
        L = np.linalg.cholesky(S)
    except np.linalg.LinAlgError:
        L = np.linalg.cholesky(S + 2.0 * np.eye(2))
    z = np.linalg.solve(L, r)
    return -0.5 * z @ z - np.sum(np.log(np.diag(L)))


ENTRY = "loglik"
WRT = "r"


def inputs():
    return (np.array([[-1.0, 0.3], [0.3, 1.0]]), np.array([0.5, 1.2])), {}
