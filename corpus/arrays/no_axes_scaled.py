"""An array without axes that is scaled in place and then computed with: its adjoint is storage, too."""
import numpy as np


def f(x, k):
    level = np.array(x[2])
    level *= 0.9
    scaled = level * k
    level -= scaled
    return scaled * level


def inputs():
    return (np.array([0.5, 0.9, 1.2]), 0.7), {}
