"""A Gaussian process that keeps its Cholesky factor until it is set aside."""

import numpy as np


class GP:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self._chol = None

    def kernel(self, a, b, ell):
        return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)

    def fit(self, ell, noise):
        K = self.kernel(self.x, self.x, ell)
        K[np.diag_indices(len(self.x))] += noise**2
        self._chol = np.linalg.cholesky(K)
        self._alpha = np.linalg.solve(self._chol.T, np.linalg.solve(self._chol, self.y))

    def nll(self, ell, noise):
        if self._chol is None:
            self.fit(ell, noise)
        return 0.5 * self.y @ self._alpha + np.sum(np.log(np.diag(self._chol)))

    def predict(self, xs, ell):
        return self.kernel(xs, self.x, ell) @ self._alpha


def f(gp, ell, noise, xs):
    a = gp.nll(ell, noise)
    gp._chol = None
    return a + gp.nll(ell * 1.1, noise) + np.sum(gp.predict(xs, ell))


ENTRY = "f"
WRT = ("ell", "noise", "xs", "gp.y", "gp.x")


def inputs():
    return (GP(np.array([0.1, 0.5, 0.9]), np.array([0.3, -0.2, 0.8])), 0.4, 0.3, np.array([0.2, 0.7])), {}
