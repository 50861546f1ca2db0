"""Two steps of an LSTM cell whose state is a dict of arrays."""
import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def step(params, state, x):
    z = params["w"] @ np.concatenate([x, state["h"]]) + params["b"]
    n = len(state["h"])
    i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 * n : 3 * n])
    state["c"] = f * state["c"] + i * np.tanh(z[3 * n :])
    state["h"] = o * np.tanh(state["c"])
    return state["h"]


def loss(params, state, xs):
    total = 0.0
    for x in xs:
        h = step(params, state, x)
        total = total + np.sum(h * h)
    return total


ENTRY = "loss"


def inputs():
    params = {"w": np.sin(np.arange(32.0)).reshape(8, 4), "b": np.cos(np.arange(8.0))}
    state = {"h": np.array([0.1, -0.2]), "c": np.array([0.3, 0.4])}
    return (params, state, np.array([[0.5, -0.3], [0.8, 0.2]])), {}
