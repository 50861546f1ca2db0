"""A branch puts in one key or another: how many there are is known, which ones is not."""
import numpy as np

memo = {}


def recall(k, v):
    if k not in memo:
        memo[k] = 0.4 * k * v
    return memo[k]


def f(x, a):
    table = {"q": x * a}
    if x > 0.2:
        table["u"] = a * a
        total = recall(2, x)
    else:
        table["w"] = a
        total = recall(1, x) * x
    total *= recall(0, x) + len(memo)
    table["q"] += table.get("w", a)
    for key in table:
        total += table[key] @ a * (2.0 if key == "u" else 1.0)
    return total


ENTRY = "f"
WRT = ("x", "a")


def inputs():
    return (0.6, np.array([0.3, -0.7])), {}
