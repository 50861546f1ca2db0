"""Momentum SGD on a quadratic, the gradient of the loss written by hand."""
import numpy as np


class SGD:
    def __init__(self, n, lr, momentum):
        self.lr = lr
        self.momentum = momentum
        self.velocity = np.zeros(n)

    def update(self, w, g):
        self.velocity *= self.momentum
        self.velocity -= self.lr * g
        w += self.velocity


def train(w, target, lr, steps):
    opt = SGD(len(w), lr, 0.9)
    w = w.copy()
    for _ in range(steps):
        opt.update(w, 2.0 * (w - target))
    return np.sum((w - target) ** 2)


ENTRY = "train"


def inputs():
    return (np.array([0.5, -0.4, 0.9]), np.array([0.1, 0.2, 0.3]), 0.05, 4), {}
