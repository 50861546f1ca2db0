"""A simulator rollout with controls and a contact branch."""
import numpy as np


class Ball:
    def __init__(self):
        self.height = 1.0
        self.speed = 0.0
        self.bounces = 0

    def step(self, thrust, dt):
        self.speed += (thrust - 9.81) * dt
        self.height += self.speed * dt
        if self.height < 0.0:
            self.height = -0.5 * self.height
            self.speed = -0.8 * self.speed
            self.bounces += 1


def cost(ball, controls, target):
    effort = 0.0
    for u in controls:
        ball.step(u, 0.1)
        effort += 0.01 * u * u
    return (ball.height - target) ** 2 + effort


ENTRY = "cost"
WRT = ("controls", "target", "ball.height", "ball.speed")


def inputs():
    return (Ball(), np.array([1.0, 0.5, -0.5, 2.0, 0.3, 0.8, 1.5]), 0.6), {}
