"""Adam on a dict of parameters."""
import numpy as np


class Adam:
    def __init__(self, params, lr=0.1):
        self.lr = lr
        self.m = {k: np.zeros_like(v) for k, v in params.items()}
        self.v = {k: np.zeros_like(v) for k, v in params.items()}
        self.t = 0
    def step(self, params, grads, b1=0.9, b2=0.999):
        self.t += 1
        for k in params:
            self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
            self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
            mh = self.m[k] / (1 - b1 ** self.t)
            vh = self.v[k] / (1 - b2 ** self.t)
            params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
def train(params, opt, x, y, steps):
    for _ in range(steps):
        e = params["w"] @ x + params["b"] - y
        opt.step(params, {"w": np.outer(e, x), "b": e})
    return np.sum((params["w"] @ x + params["b"] - y) ** 2)
ENTRY = "train"
WRT = ("x", "y", "opt.lr")
def inputs():
    p = {"w": np.array([[0.5, -0.2], [0.1, 0.9]]), "b": np.array([0.1, 0.2])}
    return (p, Adam(p), np.array([0.3, 0.8]), np.array([1.0, -0.4]), 3), {}
