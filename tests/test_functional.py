"""The pure function of a function that changes things: the same values, and nothing changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.graph import difference, state_of
from tests.support.programs import Program, corpus, name_of
from tests.test_forward import outcome
from tests.test_second import numbers


class Accumulator:
    def __init__(self) -> None:
        self.total = 0.5
        self.n = 0
        self.buffer = np.array([0.25, 0.5])
        self.log: list[float] = []

    def add(self, x: float) -> float:
        self.n += 1
        self.total += x * self.buffer[0]
        self.buffer[1:] = self.total
        self.log.append(x)
        if self.n > 3:
            raise ValueError("too many")
        return self.total * self.buffer[1]


def test_state_goes_in_and_comes_out() -> None:
    plain, held = Accumulator(), Accumulator()
    add = ad.functionalize(held.add)
    before = held.buffer
    state: Any = None
    for x in (0.7, 1.5, -0.2):
        y, state = add(x, state=state)
        assert y == plain.add(x)
        assert held.total == 0.5 and held.n == 0 and held.log == [] and held.buffer is before
        np.testing.assert_array_equal(before, [0.25, 0.5])
    assert set(state) == {"self.total", "self.n", "self.buffer", "self.log"}
    assert (state["self.total"], state["self.n"], state["self.log"]) == (plain.total, plain.n, plain.log)
    np.testing.assert_array_equal(state["self.buffer"], plain.buffer)
    given = state["self.buffer"].copy()
    with pytest.raises(ValueError, match="too many"):
        add(1.0, state=state)
    assert held.n == 0 and held.buffer is before
    np.testing.assert_array_equal(state["self.buffer"], given)


def test_missing_keys_take_what_is_there_now() -> None:
    held = Accumulator()
    add = ad.functionalize(held.add)
    assert add(1.0, state={"self.total": 2.0})[0] == 2.25 * 2.25
    held.total = 3.0
    assert add(1.0)[0] == 3.25 * 3.25


def test_it_is_a_program_like_any_other() -> None:
    held = Accumulator()
    pure = ad.functionalize(held.add).function(1.5, state={"self.total": 0.5})
    total = np.float64(0.5)

    def value(total: float) -> Any:
        return pure(held, 1.5, {"self.total": total})[0]

    slope = ad.grad(value)(float(total))
    assert slope == pytest.approx(2 * (0.5 + 1.5 * 0.25))
    assert held.total == 0.5 and held.log == []


def start() -> dict[str, Any]:
    return {"self.total": 0.75, "self.buffer": np.array([0.5, -0.25])}


def after(x: float, total: float = 0.75, weight: float = 0.5) -> tuple[float, float]:
    """Return what `add` gives, and the total it leaves, for a state like that of `start`."""
    total = total + x * weight
    return total * total, total


def test_it_is_differentiated_itself() -> None:
    held = Accumulator()
    plain = state_and_identities(held)
    add = ad.functionalize(held.add)
    y, total = after(1.5)
    (found, state), slope = ad.value_and_grad(add, has_aux=True)(1.5, start())
    assert (found, state["self.total"], state["self.n"], state["self.log"]) == (y, total, 1, [1.5])
    np.testing.assert_array_equal(state["self.buffer"], [0.5, total])
    assert slope == pytest.approx(2 * total * 0.5)
    paths = ("x", "state['self.total']", "state['self.buffer']")
    gradient, _ = ad.grad(add, paths, has_aux=True)(1.5, state=start())
    assert gradient[:2] == pytest.approx((2 * total * 0.5, 2 * total))
    np.testing.assert_allclose(gradient[2], [2 * total * 1.5, 0.0])
    whole, _ = ad.grad(add, "state", has_aux=True)(1.5, start())
    assert whole["self.total"] == gradient[1] and np.array_equal(whole["self.buffer"], gradient[2])
    assert state_and_identities(held) == plain


def state_and_identities(held: Accumulator) -> Any:
    return held.total, held.n, held.buffer.tolist(), list(held.log), id(held.buffer), id(held.log)


def test_tangents_and_cotangents_of_it() -> None:
    held = Accumulator()
    plain = state_and_identities(held)
    add = ad.functionalize(held.add)
    _, total = after(1.5)
    (y, _), (y_dot, state_dot) = ad.jvp(add, (1.5, start()), (2.0, {"self.total": 1.0, "self.buffer": np.zeros(2)}))
    assert y == total * total and y_dot == pytest.approx(2 * total * 2.0)
    assert state_dot["self.total"] == pytest.approx(2.0)
    np.testing.assert_allclose(state_dot["self.buffer"], [0.0, 2.0])
    (y, state), pullback = ad.vjp(add, 1.5, start())
    bars = {"self.total": 1.0, "self.buffer": np.array([0.0, 3.0]), "self.n": None, "self.log": [0.5]}
    x_bar, state_bar = pullback((1.0, bars))
    assert state_bar["self.total"] == pytest.approx(2 * total + 4.0)
    assert x_bar == pytest.approx(0.5 * (2 * total + 4.0) + 0.5)
    of_y, of_state = ad.jacobian(add, "state['self.total']")(1.5, start())
    assert of_y == pytest.approx(2 * total) and of_state["self.total"] == 1.0 and of_state["self.n"] is None
    np.testing.assert_array_equal(of_state["self.buffer"], [0.0, 1.0])
    assert state_and_identities(held) == plain


def test_what_is_not_given_is_what_there_is() -> None:
    held = Accumulator()
    add = ad.functionalize(held.add)
    slope, state = ad.grad(add, "self.total", has_aux=True)(1.5)
    assert slope == pytest.approx(2 * (0.5 + 1.5 * 0.25)) and state["self.total"] == 0.5 + 1.5 * 0.25
    held.total = 3.0
    assert ad.grad(add, "x", has_aux=True)(1.0)[0] == pytest.approx(2 * 3.25 * 0.25)
    with pytest.raises(ad.StateError, match="`self.sum` is no state of `add`"):
        ad.grad(add, has_aux=True)(1.0, {"self.sum": 1.0})
    with pytest.raises(ad.NonDifferentiableError, match="has_aux=True"):
        ad.grad(add)(1.0)


def test_a_program_that_calls_it() -> None:
    held = Accumulator()
    plain = state_and_identities(held)
    add = ad.functionalize(held.add)

    def twice(x: float, total: float) -> Any:
        y, state = add(x, state={"self.total": total})
        z, state = add(2.0 * x, state=state)
        return y * z + state["self.total"] * held.total

    def by_hand(x: float, total: float) -> Any:
        first = total + x * 0.25
        second = first + 2.0 * x * 0.25
        return first * first * second * second + second * 0.5

    found = ad.grad(twice, (0, 1))(0.7, 1.5)
    assert found == pytest.approx(ad.grad(by_hand, (0, 1))(0.7, 1.5))
    assert ad.hessian(twice)(0.7, 1.5) == pytest.approx(ad.hessian(by_hand)(0.7, 1.5))
    assert state_and_identities(held) == plain
    held.n = 3
    plain = state_and_identities(held)
    with pytest.raises(ValueError, match="too many"):
        ad.grad(twice)(0.7, 1.5)
    assert state_and_identities(held) == plain


def stepped(xs: Any, total: float) -> Any:
    """Call the method itself, in a loop."""
    held = Accumulator()
    held.total, held.n = total, -5
    y = 0.0
    for x in xs:
        y = y + held.add(x) * x
    return y * held.total + held.buffer[1]


XS = np.array([0.3, 0.9, -0.4, 0.7])


def test_a_plain_loop_is_differentiated() -> None:
    held = Accumulator()
    plain = state_and_identities(held)
    add = ad.functionalize(held.add)

    def all_given(xs: Any, total: float) -> Any:
        state = {"self.total": total, "self.n": -5, "self.log": [], "self.buffer": np.array([0.25, 0.5])}
        y = 0.0
        for x in xs:
            z, state = add(x, state=state)
            y = y + z * x
        return y * state["self.total"] + state["self.buffer"][1]

    def some_given(xs: Any, total: float) -> Any:
        state = {"self.total": total, "self.n": -5}
        y = last = 0.0
        for x in xs:
            z, state = add(x, state)
            last = state["self.total"] * y + z * x * state["self.total"] + state["self.buffer"][1]
            y = y + z * x
        return last

    def given(xs: Any, state: Any) -> Any:
        y = 0.0
        for k in range(len(xs)):
            z, state = add(xs[k], state)
            y = y + z * xs[k]
        return y * state["self.total"] + state["self.buffer"][1]

    y, wanted = ad.value_and_grad(stepped, (0, 1))(XS, 0.75)
    for loop in (all_given, some_given):
        found, gradient = ad.value_and_grad(loop, (0, 1))(XS, 0.75)
        assert found == pytest.approx(y, rel=1e-14) and loop(XS, 0.75) == found
        np.testing.assert_allclose(gradient[0], wanted[0], rtol=1e-12)
        assert gradient[1] == pytest.approx(wanted[1], rel=1e-12)
    state = {"self.total": 0.75, "self.n": -5, "self.log": [], "self.buffer": np.array([0.25, 0.5])}
    found, gradient = ad.value_and_grad(given, ("xs", "state['self.total']"))(XS, state)
    assert found == pytest.approx(y, rel=1e-14) and gradient[1] == pytest.approx(wanted[1], rel=1e-12)
    np.testing.assert_allclose(gradient[0], wanted[0], rtol=1e-12)
    dot = {"self.total": 1.0, "self.n": None, "self.log": [], "self.buffer": None}
    _, moved = ad.jvp(given, (XS, state), (None, dot))
    assert moved == pytest.approx(wanted[1], rel=1e-12)
    np.testing.assert_allclose(ad.jacobian(all_given)(XS, 0.75), wanted[0], rtol=1e-12)
    assert state["self.total"] == 0.75 and state["self.log"] == [] and state_and_identities(held) == plain
    assert all_given(XS[:0], 0.75) == ad.value_and_grad(all_given, 1)(XS[:0], 0.75)[0] == 0.5


def test_a_loop_that_may_not_run_or_changes_the_keys() -> None:
    add = ad.functionalize(Accumulator().add)

    def keys_change(xs: Any, total: float) -> Any:
        state = {"self.total": total}
        for x in xs:
            _, state = add(x, state)
        return state["self.total"]

    with pytest.raises(ad.Error, match="other keys on one path"):
        ad.grad(keys_change, 1)(XS[:2], 0.5)

    def in_a_branch(x: float, total: float) -> Any:
        state = {"self.total": total, "self.n": 0, "self.log": [], "self.buffer": np.array([0.25, 0.5])}
        if x > 0.0:
            _, state = add(x, state)
        return state["self.total"] * x

    assert ad.grad(in_a_branch, (0, 1))(2.0, 0.5) == pytest.approx((0.5 + 2 * 2.0 * 0.25, 2.0))
    assert ad.grad(in_a_branch, (0, 1))(-2.0, 0.5) == pytest.approx((0.5, -2.0))


bias = 2.0
seen: list[float] = []


def adjusted(u: Any, x: float) -> Any:
    """Change a global, a list of the module and an argument."""
    global bias
    bias = bias * x
    seen.append(x)
    u[0] = u[1] * bias
    return np.sum(u * u)


def test_globals_and_written_arguments() -> None:
    pure = ad.functionalize(adjusted)
    u = np.array([1.0, 3.0])
    y, state = pure(u, 0.5, state={"bias": 4.0})
    assert set(state) == {"u", "bias", "seen"} and y == 36.0 + 9.0
    of_bias, state = ad.grad(pure, "state['bias']", has_aux=True)(u, 0.5, {"bias": 4.0})
    assert of_bias == pytest.approx(2 * 36.0 / 4.0) and state["seen"] == [0.5]
    of_u, _ = ad.grad(pure, has_aux=True)(u, 0.5, {"bias": 4.0})
    np.testing.assert_allclose(of_u, [0.0, 2 * 6.0 * 2.0 + 6.0])
    np.testing.assert_array_equal(u, [1.0, 3.0])
    assert bias == 2.0 and seen == []


def test_what_cannot_be_told_apart_is_refused_in_a_program() -> None:
    step = ad.functionalize(Windowed().step)
    with pytest.raises(ad.StateError, match="may be views of one array"):
        ad.grad(step, has_aux=True)(0.5)

    def draws(x: float) -> float:
        return x * np.random.normal()

    with pytest.raises(ad.StateError, match="generator of a module"):
        ad.grad(ad.functionalize(draws), has_aux=True)(0.5)

    def inside(x: float) -> Any:
        return ad.functionalize(adjusted)(np.ones(2), x)[0]

    with pytest.raises(ad.UnsupportedError, match="functionalize"):
        ad.grad(inside)(0.5)


def test_what_is_no_state_is_refused() -> None:
    with pytest.raises(ad.StateError, match="`self.sum` is no state of `add`") as refused:
        ad.functionalize(Accumulator().add)(1.0, state={"self.sum": 1.0})
    assert "`self.total`" in str(refused.value)


class Windowed:
    """Pieces of state that lie over each other in one array, and one array under two names."""

    def __init__(self) -> None:
        self.all = np.arange(8.0)
        self.even, self.last, self.back = self.all[::2], self.all[5:], self.all[::-1]
        self.same = self.last
        self.parts = {"two": self.all[2:4], "own": np.ones(2)}

    def step(self, x: float) -> Any:
        self.even += x
        self.last[0] = self.back[1] * x
        self.parts["two"][:] *= 2.0
        self.parts["own"] *= self.same[0]
        return np.sum(self.all) + np.sum(self.parts["own"])


def test_views_of_one_array_stay_views_of_one_array() -> None:
    plain, held = Windowed(), Windowed()
    step = ad.functionalize(held.step)
    state: Any = None
    for x in (0.5, -0.25, 2.0):
        y, state = step(x, state=state)
        assert y == plain.step(x)
        for name in ("all", "even", "last", "back", "same", "parts"):
            np.testing.assert_equal(state[f"self.{name}"], getattr(plain, name))
    np.testing.assert_array_equal(held.all, np.arange(8.0))
    assert np.shares_memory(held.even, held.all) and not np.shares_memory(state["self.all"], held.all)
    assert state["self.same"] is state["self.last"]
    state["self.all"][:] = 7.0  # what comes back shares storage as the originals do
    assert all(np.all(state[f"self.{name}"] == 7.0) for name in ("even", "last", "back"))
    np.testing.assert_array_equal(state["self.parts"]["two"], [7.0, 7.0])
    given = {"self.all": np.zeros(8)}  # one that is given apart is apart
    y, apart = step(0.0, state=given)
    assert np.sum(given["self.all"]) == 0.0 and np.sum(apart["self.all"]) == 0.0 and apart["self.even"][1] == 4.0


REFUSED = "shares storage|lru_cache|has no path|by code of its class"
"""Copies would not share storage as the originals do, or the state cannot be named or set."""


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_corpus(path: Path) -> None:
    """The same value or exception as a plain call, twice, and nothing is changed."""
    program = Program(path)
    plain, pure = program.fresh(), program.fresh()
    before = state_of(pure)
    functional = ad.functionalize(pure.function)
    wanted: list[Any] = []
    plain.resume()
    for _ in range(2):
        try:
            wanted.append(plain.call())
        except Exception as error:
            wanted.append(error)
            break
    state: Any = None
    pure.resume()
    for want in wanted:
        try:
            y, state = functional(*pure.args, state=state, **pure.kwargs)
        except ad.StateError as refused:
            assert re.search(REFUSED, str(refused)), refused
            pytest.skip("it is refused")
        except Exception as error:
            assert type(error) is type(want) and str(error) == str(want)
        else:
            np.testing.assert_equal(y, want)
        assert not difference(before, state_of(pure))


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_gradients_of_the_corpus(path: Path) -> None:
    """The gradient of the pure function is that of the function, and nothing is changed."""
    program = Program(path)
    if isinstance(outcome(program.fresh().call), Exception) or program.constant("HAS_AUX", False):
        pytest.skip("there is no gradient of one number")
    plain, pure = program.fresh(), program.fresh()
    before = state_of(pure)
    functional = ad.functionalize(pure.function)
    plain.resume()
    wanted = ad.grad(plain.function, program.wrt)(*plain.args, **plain.kwargs)
    pure.resume()
    try:
        found, _ = ad.grad(functional, program.wrt, has_aux=True)(*pure.args, **pure.kwargs)
    except (ad.StateError, ad.UnsupportedError, ad.NonDifferentiableError) as refused:
        assert not difference(before, state_of(pure))
        pytest.skip(f"it is refused: {refused}")
    np.testing.assert_allclose(numbers(found), numbers(wanted), rtol=1e-12, atol=1e-13)
    assert not difference(before, state_of(pure))


class Link:
    def __init__(self, w: float, parent: Link | None = None) -> None:
        self.w = w
        self.parent = parent
        self.child: Link | None = None


def grow(root: Link, x: float) -> float:
    if root.child is None:
        root.child = Link(x, root)
    root.w = 2.0 * root.w + x
    root.child.w += root.child.parent.w  # type: ignore[union-attr]
    return root.child.w * root.child.parent.w  # type: ignore[union-attr]


def test_what_refers_back_to_its_owner_finds_the_state_of_the_call() -> None:
    plain, root = Link(0.5), Link(0.5)
    pure = ad.functionalize(grow)
    state: dict[str, Any] | None = None
    for x in (0.3, 0.4, -0.2):
        y, state = pure(root, x, state=state)
        assert y == grow(plain, x)
        assert list(state) == ["root"]
        assert state["root"].child.parent is state["root"]
    assert root.child is None and root.w == 0.5
