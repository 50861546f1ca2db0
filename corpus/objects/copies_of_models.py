"""A target network: a deep copy that follows slowly; a shallow copy shares its arrays."""

import copy

import numpy as np


class Critic:
    def __init__(self, w):
        self.w = w
        self.steps = 0

    def value(self, x):
        return np.tanh(self.w @ x)

    def follow(self, other, rate):
        self.w *= 1.0 - rate
        self.w += rate * other.w
        self.steps += 1


def f(critic, x, rate):
    target = copy.deepcopy(critic)
    view = copy.copy(critic)
    critic.w += 0.1 * np.outer(critic.value(x), x)
    target.follow(critic, rate)
    view.steps += 5
    return np.sum(critic.value(x) * target.value(x)) + np.sum(view.w) * view.steps + target.steps


ENTRY = "f"


def inputs():
    return (Critic(np.array([[0.1, 0.2], [0.3, -0.4]])), np.array([0.5, -1.0]), 0.2), {}


WRT = ("critic.w", "x", "rate")
