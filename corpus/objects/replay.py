"""A replay buffer (deque), returns by tag (defaultdict) and counts (Counter) of an agent."""

from collections import Counter, defaultdict, deque

import numpy as np


class Agent:
    def __init__(self, w):
        self.w = w
        self.memory = deque(maxlen=3)
        self.returns = defaultdict(float)
        self.visits = Counter()

    def observe(self, x, tag, reward):
        self.memory.append((x, reward))
        self.returns[tag] += reward * np.dot(self.w, x)
        self.visits[tag] += 1

    def learn(self, rate):
        for x, reward in self.memory:
            error = reward - np.dot(self.w, x)
            self.w = self.w + rate * error * x


def f(agent, xs, rate):
    for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), ("low", 0.2), ("high", 0.9))):
        agent.observe(x, tag, reward)
        agent.learn(rate)
    oldest, _ = agent.memory[0]
    mean = agent.returns["high"] / agent.visits["high"]
    return mean - agent.returns["low"] + np.sum(agent.w * oldest)


ENTRY = "f"


def inputs():
    return (Agent(np.array([0.2, -0.1])), np.array([[1.0, 0.5], [0.3, -0.2], [0.8, 0.1], [-0.4, 0.6]]), 0.1), {}


WRT = ("xs", "rate", "agent.w")
