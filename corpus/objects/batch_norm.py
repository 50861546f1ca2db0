"""Batch normalisation with running statistics."""
import numpy as np


class BatchNorm:
    def __init__(self, n):
        self.gamma = np.ones(n)
        self.beta = np.zeros(n)
        self.mean = np.zeros(n)
        self.var = np.ones(n)
        self.training = True

    def forward(self, x):
        if self.training:
            mean = np.mean(x, axis=0)
            var = np.mean((x - mean) ** 2, axis=0)
            self.mean = 0.9 * self.mean + 0.1 * mean
            self.var = 0.9 * self.var + 0.1 * var
        else:
            mean, var = self.mean, self.var
        return self.gamma * (x - mean) / np.sqrt(var + 1e-5) + self.beta


def loss(bn, x, t):
    y = bn.forward(x)
    return np.sum((y - t) ** 2) + np.sum(bn.mean * bn.var)


ENTRY = "loss"
WRT = ("x", "bn.gamma", "bn.beta", "bn.mean", "bn.var")


def inputs():
    x = np.array([[0.3, 1.2], [0.9, -0.4], [-0.5, 0.8], [1.4, 0.1]])
    return (BatchNorm(2), x, 0.5 * x + 0.1), {}
