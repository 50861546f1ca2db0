"""Two steps of Adam on a scalar, with all of its state on an object in a dict."""
import math


class Adam:
    def __init__(self, lr):
        self.lr = lr
        self.t = 0
        self.moments = {"m": 0.0, "v": 0.0}

    def step(self, w, g):
        self.t += 1
        s = self.moments
        s["m"] = 0.9 * s["m"] + 0.1 * g
        s["v"] = 0.99 * s["v"] + 0.01 * g * g
        m = s["m"] / (1.0 - 0.9 ** self.t)
        v = s["v"] / (1.0 - 0.99 ** self.t)
        return w - self.lr * m / (math.sqrt(v) + 1e-3)


def train(w, lr):
    opt = Adam(lr)
    for _ in range(2):
        w = opt.step(w, w * w * w - 1.0)
    return w * w


ENTRY = "train"


def inputs():
    return (1.6, 0.1), {}
