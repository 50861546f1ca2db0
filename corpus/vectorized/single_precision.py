"""float32 in, float64 out and back: the casts of element stores."""
import numpy as np


def mixed(x, s):
    half = np.zeros(len(x), dtype=np.float32)
    full = np.zeros(len(x))
    for i in range(len(x)):
        full[i] = x[i] * s
        half[i] = x[i] * 0.5
    return np.sum(full * full) + float(np.sum(half))


def inputs():
    return (np.array([0.25, 0.75, -1.5], dtype=np.float32), 2.0), {}
