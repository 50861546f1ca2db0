import numpy as np


def advance(state, xs):
    """The dict comes in from the caller and is never written; every trip makes another one."""
    total = 0.0
    for x in xs:
        total = total + state["gain"] * x
        state = {"gain": state["gain"] * state["w"][0], "w": np.tanh(state["w"] + x)}
    return total + np.sum(state["w"]) * state["gain"]


def inputs():
    return ({"gain": 0.5, "w": np.array([0.25, 1.5])}, np.array([0.3, 0.9, -0.4])), {}
