"""A table that makes what is missing, in an object: a new key appears in the call only."""

from collections import Counter, defaultdict


class Agent:
    def __init__(self):
        self.returns = defaultdict(float)
        self.visits = Counter()


def f(agent, x):
    for k in range(2):
        agent.returns["a"] += x
        agent.visits["a"] += 1
    m = 0.0
    for tag, total in agent.returns.items():
        m += total / agent.visits[tag]
    return m


ENTRY = "f"


def inputs():
    return (Agent(), 0.7), {}


WRT = ("x",)
