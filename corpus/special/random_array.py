"""Noise of the shape of the parameters, drawn by an object that holds its generator."""
import numpy as np


class Noisy:
    def __init__(self):
        self.rng = np.random.default_rng(3)
        self.scale = 0.1

    def loss(self, w):
        noise = self.rng.normal(size=w.shape)
        y = w + self.scale * noise
        return np.sum(y * y)


ENTRY = "Noisy.loss"
WRT = ("w", "self.scale")


def inputs():
    return (Noisy(), np.array([0.4, -0.2, 0.7])), {}
