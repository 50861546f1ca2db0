"""A rollout cut into pieces has the gradient of the whole, to the last bit: state_bar hands the adjoints over."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from tests.test_second import numbers

CUTS = ([1] * 7, [2, 2, 3], [3, 4], [1, 5, 1], [7])


@dataclass
class Layer:
    w: Any
    gain: float


class Cell:
    """A recurrent cell: parameters that are only read, states that are written, in arrays and in numbers."""

    def __init__(self) -> None:
        rng = np.random.default_rng(1)
        self.layers = [Layer(rng.normal(size=(3, 3)), 1.25), Layer(rng.normal(size=(3, 3)), 0.75)]
        self.u = rng.normal(size=3)
        self.h = rng.normal(size=3)
        self.trace = np.zeros(3)
        self.total = 0.25
        self.decay = 0.9
        self.params = {"b": 0.1, "v": rng.normal(size=3)}
        self.count = 0

    def step(self, x: Any) -> Any:
        h = self.h
        for layer in self.layers:
            h = np.tanh(layer.w @ h + self.u * x) * layer.gain
        self.h = h
        self.trace *= self.decay
        self.trace[self.count % 3] += float(h @ self.params["v"])
        self.total = self.total * self.decay + math.sin(x * self.params["b"])
        self.count += 1
        return self.total * float(np.sum(self.trace * h))


def roll(cell: Cell, xs: Any) -> Any:
    y = 0.0
    for x in xs:
        y = y + cell.step(x)
    return y


PATHS = (
    "cell.layers[0].w", "cell.layers[0].gain", "cell.layers[1].w", "cell.layers[1].gain", "cell.u", "cell.h",
    "cell.trace", "cell.total", "cell.decay", "cell.params['b']", "cell.params['v']",
)  # fmt: skip
XS = np.random.default_rng(0).normal(size=7)


def pieces(cut: list[int]) -> list[Any]:
    ends = np.cumsum(cut)
    return [XS[end - n : end] for n, end in zip(cut, ends, strict=True)]


def chained(pullbacks: list[Any], y_bar: float = 1.0) -> tuple[list[Any], dict[str, Any]]:
    """Pull back through calls from the last to the first; return the gradients of each, and those of the state."""
    gradients, state_bar = [], {}
    for pullback in reversed(pullbacks):
        gradient, state_bar = pullback(y_bar, state_bar)
        gradients.append(gradient)
    return gradients[::-1], state_bar


@pytest.mark.parametrize("cut", CUTS, ids=str)
def test_an_object_that_is_rolled_out_in_pieces(cut: list[int]) -> None:
    x_bar, *wanted = ad.grad(roll, ("xs", *PATHS))(Cell(), XS)
    cell, plain = Cell(), Cell()
    gradients, state_bar = chained([ad.vjp(roll, cell, xs, wrt="xs")[1] for xs in pieces(cut)])
    roll(plain, XS)
    assert numbers(vars(cell)["h"]) == numbers(plain.h) and cell.total == plain.total
    assert np.concatenate(gradients).tolist() == x_bar.tolist()
    assert set(PATHS) <= set(state_bar)
    for path, want in zip(PATHS, wanted, strict=True):
        assert numbers(state_bar[path]) == numbers(want), path


def test_a_method_that_is_called_step_by_step() -> None:
    x_bar, *wanted = ad.grad(roll, ("xs", *PATHS))(Cell(), XS)
    cell = Cell()
    gradients, state_bar = chained([ad.vjp(cell.step, float(x))[1] for x in XS])
    assert [g for (g,) in gradients] == x_bar.tolist()
    for path, want in zip(PATHS, wanted, strict=True):
        assert numbers(state_bar[path.replace("cell", "self")]) == numbers(want), path


def smooth(u: Any, v: Any, c: Any, steps: int) -> Any:
    """Change two arrays in place and return what they come to."""
    y = 0.0
    for _ in range(steps):
        for i in range(1, len(u) - 1):
            u[i] += c * (u[i - 1] - 2.0 * u[i] + u[i + 1]) + v[i]
        v *= 0.75
        v[0] = u[1] * c
        y = y + u[2] * v[0]
    return y


def in_pieces(cut: list[int], function: Callable[..., Any]) -> tuple[Any, dict[str, Any]]:
    """Return cotangents of the state at entry of arrays that an object holds, and of what it only reads."""

    class Field:
        def __init__(self) -> None:
            self.u, self.v, self.c = np.linspace(0.0, 1.0, 6) ** 2, np.linspace(1.0, -1.0, 6), 0.125

        def run(self, steps: int) -> Any:
            return function(self.u, self.v, self.c, steps)

    field = Field()
    ys, pullbacks = zip(*(ad.vjp(field.run, n, wrt=()) for n in cut), strict=True)
    return ys, chained(list(pullbacks))[1]


@pytest.mark.parametrize("cut", CUTS, ids=str)
def test_arrays_that_are_changed_in_pieces(cut: list[int]) -> None:
    u, v = np.linspace(0.0, 1.0, 6) ** 2, np.linspace(1.0, -1.0, 6)
    wanted = ad.grad(smooth, ("u", "v", "c"))(u, v, 0.125, 7)
    _, state_bar = in_pieces(cut, smooth)
    assert [numbers(state_bar[f"self.{name}"]) for name in "uvc"] == [numbers(g) for g in wanted]


def explicit(u: Any, h: Any, c: Any, xs: Any) -> Any:
    """Take state as arguments and give it back: nothing is changed."""
    y = 0.0
    for x in xs:
        u = np.tanh(c * u + x)
        h = h * c + u[0] * u[1]
        y = y + h * x
    return y, u, h


@pytest.mark.parametrize("cut", CUTS, ids=str)
def test_arrays_that_are_handed_on(cut: list[int]) -> None:
    """State as arguments: the cotangents of a call's results are the gradients of the next one."""
    start = np.array([0.5, -0.25, 0.125])
    wanted = ad.vjp(explicit, start, 0.5, 0.75, XS)[1]((1.0, np.zeros(3), 0.0))
    u, h, pullbacks = start, 0.5, []
    for xs in pieces(cut):
        (_, u, h), pullback = ad.vjp(explicit, u, h, 0.75, xs)
        pullbacks.append(pullback)
    u_bar, h_bar, x_bars = np.zeros(3), 0.0, []
    for pullback in reversed(pullbacks):
        u_bar, h_bar, _, x_bar = pullback((1.0, u_bar, h_bar))
        x_bars.append(x_bar)
    assert u_bar.tolist() == wanted[0].tolist() and h_bar == wanted[1]
    assert np.concatenate(x_bars[::-1]).tolist() == wanted[3].tolist()
