"""A rollout of gymnasium's CartPole, until after the pole has fallen, with respect to where it starts."""
import numpy as np
from gymnasium.envs.classic_control import CartPoleEnv


def distance(env, actions):
    total = 0.0
    for action in actions:
        _, reward, terminated, _, _ = env.step(action)
        x, _, theta, _ = env.state
        total += reward * (x * x + theta * theta)
        if terminated:
            break
    return total


WRT = ("env.state", "env.length", "env.gravity", "env.force_mag")


def inputs():
    env = CartPoleEnv()
    env.state = np.array([0.01, 0.02, -0.03, 0.04])
    return (env, np.array([0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])), {}
