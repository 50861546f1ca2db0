"""Pullbacks: structured cotangents, state in and out, and calls that chain through time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.programs import Program, corpus, name_of
from tests.test_forward import outcome
from tests.test_second import numbers


class Cell:
    def __init__(self) -> None:
        self.state = 0.3
        self.trace = np.zeros(2)
        self.count = 0

    def step(self, x, gain):
        self.state = 0.5 * self.state + gain * np.sin(x)
        self.trace[self.count % 2] += self.state * self.state
        self.count += 1
        return self.state * x


def rollout(cell, xs, gain):
    total = 0.0
    for x in xs:
        total = total + cell.step(x, gain)
    return total


def pair(x, w):
    h = np.tanh(w @ x)
    return {"h": h, "parts": (np.sum(h * h), len(h))}


def overwrites(x):
    y = np.sum(x * x)
    x[0] = 7.0
    return y


def test_a_rollout_cut_into_calls_has_the_gradient_of_the_whole() -> None:
    xs = np.array([0.2, 0.9, 0.4, 0.7])
    whole = ad.grad(rollout, wrt=("xs", "gain", "cell.state"))(Cell(), xs, 1.3)
    cell = Cell()
    pullbacks = [ad.vjp(cell.step, float(x), 1.3)[1] for x in xs]
    state_bar: dict = {}
    x_bars, gain_bar = [], 0.0
    for pullback in reversed(pullbacks):
        (x_bar, g_bar), state_bar = pullback(1.0, state_bar)
        x_bars.append(x_bar)
        gain_bar += g_bar
    np.testing.assert_allclose(x_bars[::-1], whole[0], rtol=1e-14)
    np.testing.assert_allclose([gain_bar, state_bar["self.state"]], whole[1:], rtol=1e-14)


def test_the_final_state_alone_takes_a_cotangent() -> None:
    def final_trace(s0):
        cell = Cell()
        cell.state = s0
        cell.step(0.4, 1.1)
        return cell.trace[0]

    cell = Cell()
    _, pullback = ad.vjp(cell.step, 0.4, 1.1)
    _, entry = pullback(0.0, {"self.trace": np.array([1.0, 0.0])})
    h = 1e-6
    assert entry["self.state"] == pytest.approx((final_trace(0.3 + h) - final_trace(0.3 - h)) / (2 * h), rel=1e-8)
    np.testing.assert_array_equal(entry["self.trace"], [1.0, 0.0])


def test_a_call_has_its_effects_once() -> None:
    cell, twin = Cell(), Cell()
    y, pullback = ad.vjp(cell.step, 0.4, 1.1)
    assert y == twin.step(0.4, 1.1)
    before = (cell.state, cell.trace.copy(), cell.count)
    pullback(1.0)
    pullback(2.0)
    assert (cell.state, cell.count) == (twin.state, twin.count) == (before[0], before[2])
    np.testing.assert_array_equal(cell.trace, twin.trace)


def test_structured_results_take_structured_cotangents() -> None:
    x, w = np.array([0.3, 0.8]), np.array([[0.5, -0.2], [0.1, 0.9], [0.4, 0.4]])
    y, pullback = ad.vjp(pair, x, w)
    h_bar = np.array([1.0, 0.5, -2.0])
    x_bar, w_bar = pullback({"h": h_bar, "parts": (0.7, None)})
    h = y["h"]
    z_bar = (h_bar + 1.4 * h) * (1 - h * h)
    np.testing.assert_allclose(x_bar, w.T @ z_bar, rtol=1e-14)
    np.testing.assert_allclose(w_bar, np.outer(z_bar, x), rtol=1e-14)


def test_a_pullback_survives_what_the_caller_does_to_its_arrays() -> None:
    x = np.array([0.3, 0.8, -0.4])
    _, pullback = ad.vjp(overwrites, x)
    x[:] = 100.0
    (first,) = pullback(1.0)
    first[:] = -1.0
    (second,) = pullback(1.0)
    np.testing.assert_allclose(second, [0.6, 1.6, -0.8], rtol=1e-14)


def test_bad_cotangents_are_refused() -> None:
    _, pullback = ad.vjp(pair, np.ones(2), np.ones((3, 2)))
    with pytest.raises(ValueError, match="shape"):
        pullback({"h": np.ones(2), "parts": (0.0, None)})
    _, pullback = ad.vjp(Cell().step, 0.4, 1.1)
    with pytest.raises(ad.StateError, match="self.other"):
        pullback(1.0, {"self.other": 1.0})


def test_wrt_chooses_and_shapes_the_gradients() -> None:
    cell = Cell()
    _, pullback = ad.vjp(cell.step, 0.4, 1.1, wrt="self.state")
    assert pullback(1.0) == pytest.approx(0.5 * 0.4)


def in_one_branch(x):
    if x[0] < 0.5:
        x[1:] **= 2
    return np.sum(x * x)


def through_another_name(x, y):
    x[0] *= 3.0
    return np.sum(y)


def test_a_residual_of_the_way_not_taken_is_not_missed() -> None:
    for first in (0.3, 0.7):
        expected = ad.grad(in_one_branch)(np.array([first, 0.4, 0.5]))
        _, pullback = ad.vjp(in_one_branch, np.array([first, 0.4, 0.5]))
        np.testing.assert_array_equal(pullback(1.0)[0], expected)


def test_arguments_that_share_storage_share_their_adjoint() -> None:
    x = np.array([1.0, 2.0, 4.0])
    _, pullback = ad.vjp(through_another_name, x[:2], x[1:], wrt=("x", "y"))
    x_bar, y_bar = pullback(1.0)
    np.testing.assert_array_equal(x_bar, [0.0, 1.0])
    np.testing.assert_array_equal(y_bar, [1.0, 1.0])
    x = np.array([1.0, 2.0])
    _, pullback = ad.vjp(through_another_name, x, x, wrt="x")
    np.testing.assert_array_equal(pullback(1.0), [3.0, 1.0])


KEPT_STATE = ("objects/cached_method", "special/cached_by_int")
"""What they keep depends on state: to a pullback that is active, for it hands out the entry state's cotangent."""


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_pullbacks_of_the_corpus_give_its_gradients_twice(path: Path) -> None:
    program = Program(path)
    if isinstance(outcome(program.fresh().call), Exception) or program.constant("HAS_AUX", False):
        pytest.skip("there is no gradient of one number")
    plain, split = program.fresh(), program.fresh()
    gradients = ad.grad(plain.function, program.wrt)(*plain.args, **plain.kwargs)
    if plain.kwargs:
        pytest.skip("a pullback takes positional arguments")
    split.resume()
    if name_of(path) in KEPT_STATE:
        with pytest.raises(ad.StateError, match="a cache keeps what depends on"):
            ad.vjp(split.function, *split.args, wrt=program.wrt)
        return
    _, pullback = ad.vjp(split.function, *split.args, wrt=program.wrt)
    first, second = pullback(1.0), pullback(1.0)
    np.testing.assert_allclose(numbers(first), numbers(gradients), rtol=1e-9, atol=1e-12)
    assert numbers(first) == numbers(second)


def test_a_residual_may_be_called_return() -> None:
    def found(x, limit):
        for v in x:
            if v > limit:
                return v * v
        return x[0] * 3.0

    x = np.array([0.2, 0.9, 0.4])
    y, pullback = ad.vjp(found, x, 0.5)
    assert y == pytest.approx(0.81)
    np.testing.assert_allclose(pullback(1.0)[0], [0.0, 1.8, 0.0])


def test_what_a_mirror_copies_is_what_was_there() -> None:
    def f(p, x):
        p["n"] = p["n"] + 1
        return p["w"] * x * p["n"] + p["m"]

    def given():
        return {"w": 2.0, "n": 3, "m": 5, "b": True, "v": [1, 0.5]}

    y, pullback = ad.vjp(f, given(), 4.0)
    for _ in range(2):
        assert y == 37.0 and pullback(1.0) == ({"w": 16.0, "n": 3, "m": 5, "b": True, "v": [1, 0.0]}, 8.0)
    assert ad.grad(f, (0, 1))(given(), 4.0) == pullback(1.0)
    product = ad.hvp(f, "p")(given(), 4.0, {"w": 1.0, "n": None, "m": None, "b": None, "v": [None, 0.0]})
    assert product == {"w": 0.0, "n": 3, "m": 5, "b": True, "v": [1, 0.0]}
