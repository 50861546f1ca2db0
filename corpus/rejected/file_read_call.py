"""A factor read from a file, in one line."""
from pathlib import Path


def f(x):
    return x * len(Path("/etc/hostname").read_text())


def inputs():
    return (1.5,), {}
