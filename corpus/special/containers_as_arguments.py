"""Gradients in the shapes of a list, a tuple and nested dicts of arrays."""
import numpy as np


def f(params, pair, xs):
    h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    a, b = pair
    return np.sum(h * params["out"]) * a + b * np.sum(xs[1])


def inputs():
    params = {
        "in": {"w": np.array([[0.3, -0.5], [0.8, 0.1]]), "b": np.array([0.1, -0.2])},
        "out": np.array([0.7, 0.4]),
    }
    return (params, (0.6, 1.1), [np.array([0.2, 0.9]), np.array([0.5])]), {}
