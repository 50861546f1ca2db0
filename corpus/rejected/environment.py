"""A setting from the environment."""
import os


def f(x):
    rate = float(os.environ.get("RATE", "0.1"))
    return x * rate


def inputs():
    return (1.5,), {}
