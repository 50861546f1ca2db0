import numpy as np


def rollout(xs, decay):
    """State as a dict of numbers and arrays that each step makes anew, another one that takes turns with it."""
    state = {"level": decay * 2.0, "trace": np.ones(3), "steps": 0}
    other = {"level": 0.5, "trace": np.zeros(3), "steps": 0}
    total = 0.0
    for x in xs:
        state, other = other, {
            "level": state["level"] * decay + x,
            "trace": state["trace"] * other["level"] + x,
            "steps": state["steps"] + 1,
        }
        if x > 0.5:
            other = {**other, "level": other["level"] * x}
        total = total + state["level"] * np.sum(other["trace"])
    return total * other["steps"] + state["level"] * other["level"]


def inputs():
    return (np.array([0.3, 0.9, -0.4, 0.7]), 0.8), {}
