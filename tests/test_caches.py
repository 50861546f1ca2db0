"""Calls of cached functions: contents and counters of a plain call, and nothing silently stale."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.graph import kept

gain = 2.0


@functools.cache
def cube(x: float) -> float:
    return x * x * x


@functools.lru_cache(maxsize=2)
def table(n: int, m: int) -> Any:
    return n * m


@functools.cache
def nodes(n: int) -> np.ndarray:
    return np.linspace(0.5, 1.5, n)


@functools.cache
def limited(x: float) -> float:
    if x > 1.0:
        raise ValueError("too large")
    return x * x


@functools.cache
def scaled(x: float) -> float:
    return x * gain


CACHES = (cube, table, nodes, limited, scaled)


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    yield
    for cached in CACHES:
        cached.cache_clear()
    globals()["gain"] = 2.0


def state() -> list[Any]:
    return [(c.cache_info(), repr(kept(c))) for c in CACHES]


def same_effects(plain: Callable[[], Any], other: Callable[[], Any]) -> Any:
    """Assert that two calls leave the same caches, from empty ones and from what the call before has left."""
    found = []
    for call in (plain, other):
        for cached in CACHES:
            cached.cache_clear()
        results, states = [], []
        for _ in range(2):
            results.append(call())
            states.append(state())
        found.append((results, states))
    assert found[0][1] == found[1][1]
    return found[1][0]


def by_float(x: float, y: float) -> float:
    return cube(x) * cube(y) + cube(x) * table(2, 3)


def by_int(x: float, n: int) -> float:
    total = 0.0
    for k in range(n):
        total += table(k % 3, 2) * x + np.sum(nodes(k + 1)) * x
    return total


def test_equal_keys_of_different_arguments() -> None:
    results = same_effects(lambda: by_float(1.5, 1.5), lambda: ad.value_and_grad(by_float, wrt=("x", "y"))(1.5, 1.5))
    for value, (x_bar, y_bar) in results:
        assert value == by_float(1.5, 1.5)
        assert np.allclose((x_bar, y_bar), (6.75 * (1.5**3 + 6), 6.75 * 1.5**3))


def test_every_transform_calls_as_often_as_a_plain_call() -> None:
    def plain() -> float:
        return by_int(0.7, 4)

    for call in (
        lambda: ad.value_and_grad(by_int)(0.7, 4),
        lambda: ad.vjp(by_int, 0.7, 4, wrt=("x",))[1](1.0),
        lambda: ad.jvp(by_int, (0.7, 4), (1.0, None)),
        lambda: ad.jacobian(by_int)(0.7, 4),
        lambda: ad.hessian(by_int)(0.7, 4),
    ):
        same_effects(plain, call)


def test_what_raises_is_counted() -> None:
    def f(x: float) -> float:
        return limited(x) * x

    def attempt(call: Callable[[float], Any]) -> Any:
        try:
            return call(1.5)
        except ValueError as error:
            return str(error)

    gradient = ad.value_and_grad(f)
    assert same_effects(lambda: attempt(f), lambda: attempt(gradient)) == ["too large"] * 2


def test_an_entry_that_is_not_what_the_body_gives() -> None:
    def f(x: float) -> float:
        return scaled(x) * x

    scaled(1.5)
    globals()["gain"] = 3.0
    with pytest.raises(ValueError, match="does not give any more"):
        ad.value_and_grad(f)(1.5)
    assert ad.value_and_grad(f)(2.5) == (18.75, 15.0)


def test_an_entry_of_an_equal_key() -> None:
    def f(x: float) -> float:
        return table(2, 3) * x

    table(2.0, 3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="equal key"):
        ad.value_and_grad(f)(1.5)


def test_an_array_of_a_cache_stays_the_array_of_the_cache() -> None:
    def f(x: float) -> Any:
        w = nodes(3)
        return np.sum(w * x * x), w

    (_, w), slope = ad.value_and_grad(f, has_aux=True)(1.5)
    assert w is nodes(3) and slope == 9.0


@pytest.mark.parametrize("write", ["w[0] = 2.0", "buffer[0] = 2.0", "buffer += x"])
def test_no_write_may_be_into_it(write: str) -> None:
    import linecache

    text = f"def f(x, buffer):\n    w = nodes(3)\n    y = np.sum(w * x * x)\n    {write}\n    return y * x\n"
    linecache.cache["<caches>"] = (len(text), None, text.splitlines(keepends=True), "<caches>")
    names = {"np": np, "nodes": nodes}
    exec(compile(text, "<caches>", "exec"), names)
    with pytest.raises(ad.StateError, match="may write an array that a cache keeps"):
        ad.value_and_grad(names["f"])(1.5, nodes(3))


def test_what_would_need_to_put_a_cache_back() -> None:
    for call in (
        lambda: ad.value_and_grad(by_float, effects="discard")(1.5, 2.0),
        lambda: ad.vmap(by_int, in_axes=(0, None))(np.array([0.5, 0.7]), 3),
    ):
        with pytest.raises(ad.StateError, match="cache"):
            call()
        assert not any(c.cache_info().currsize for c in CACHES)
