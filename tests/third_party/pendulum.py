"""200 steps of gymnasium's pendulum, with respect to the torques, the physical constants and the start."""
import numpy as np
from gymnasium.envs.classic_control import PendulumEnv


def total_reward(env, torques):
    total = 0.0
    for torque in torques:
        _, reward, _, _, _ = env.unwrapped.step(torque)
        total += reward
    return total


WRT = ("torques", "env.g", "env.m", "env.l", "env.state")


def inputs():
    env = PendulumEnv()
    env.state = np.array([0.3, 0.1])
    return (env, 0.5 * np.sin(0.1 * np.arange(200.0))[:, None]), {}
