"""An argument that is state, too, is one storage with it, though nothing writes it; both are seen in other forms."""
import numpy as np


class Signal:
    def __init__(self, values):
        self.values = values


def f(signal, x):
    turned = np.flip(x)
    windows = np.lib.stride_tricks.sliding_window_view(signal.values, 2)
    return turned[0] * np.sum(x) + 1.5 * np.sum(windows * windows) + signal.values[0] * np.sum(turned * turned)


ENTRY = "f"
WRT = ("signal.values", "x")


def inputs():
    base = np.array([0.4, 0.9, -0.3, 0.7])
    return (Signal(base[:3]), base[1:]), {}
