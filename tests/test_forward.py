"""Forward mode on every corpus program: against reverse mode, and with the effects of a plain call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.asked import Request, paths_of
from ssa_ad.base.options import Options
from ssa_ad.callables import resolve
from ssa_ad.ir.verify import verify
from ssa_ad.session import Tangents
from tests.support.graph import difference, state_of
from tests.support.programs import Instance, Program, corpus, name_of


def direction(value: Any, rng: np.random.Generator, memo: dict[int, Any]) -> Any:
    """Return a random tangent of the structure of a value; one object has one tangent."""
    if id(value) in memo:
        return memo[id(value)]
    match value:
        case np.ndarray():
            memo[id(value)] = rng.normal(size=value.shape) if value.dtype.kind == "f" else None
            return memo[id(value)]
        case bool() | int() | str() | None:
            return None
        case float() | np.floating():
            return rng.normal()
        case list():
            return [direction(x, rng, memo) for x in value]
        case tuple() if hasattr(value, "_fields"):
            return type(value)(*(direction(x, rng, memo) for x in value))
        case tuple():
            return tuple(direction(x, rng, memo) for x in value)
        case dict():
            return {k: direction(x, rng, memo) for k, x in value.items()}
    return SimpleNamespace(**{k: direction(x, rng, memo) for k, x in vars(value).items()})


def inner(gradient: Any, dot: Any) -> float:
    """Return the inner product of a gradient with a tangent."""
    match dot:
        case None:
            return 0.0
        case float() | np.ndarray():
            return float(np.sum(np.asarray(gradient) * dot))
        case list() | tuple():
            return sum(inner(g, d) for g, d in zip(gradient, dot, strict=True))
        case dict():
            return sum(inner(gradient[k], d) for k, d in dot.items())
    return sum(inner(getattr(gradient, k), d) for k, d in vars(dot).items())


def tangents_of(instance: Instance, path: str) -> tuple[Tangents, list[Any]]:
    """Return the compiled tangents of a program along one input, and its arguments."""
    function, before, bound = resolve(instance.function)
    paths, _ = paths_of(function, (path,), bound)
    return Tangents(Request(function, paths, False, False, Options())), [*before, *instance.args]


def outcome(call: Callable[[], Any]) -> Any:
    """Return what a call gives, or what it raises."""
    try:
        return call()
    except Exception as error:
        return error


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_against_reverse(path: Path) -> None:
    program = Program(path)
    has_aux = program.constant("HAS_AUX", False)
    if isinstance(outcome(program.fresh().call), Exception):
        pytest.skip("it raises: there is no derivative")
    args = program.fresh().args
    single = any(np.result_type(x) == np.float32 for x in args if isinstance(x, np.ndarray | np.floating))
    for n, wrt in enumerate(program.wrt):
        instance = program.fresh()
        rng = np.random.default_rng(n)
        made, args = tangents_of(instance, wrt)
        dot = direction(instance.value(wrt), rng, {})
        y, y_dot = made(tuple(args), instance.kwargs, {wrt: dot})
        if has_aux:
            y, y_dot = y[0], y_dot[0]
        other = program.fresh()
        gradient = ad.grad(other.function, wrt, has_aux=has_aux)(*other.args, **other.kwargs)
        gradient = gradient[0] if has_aux else gradient
        rounding = 1e-5 if single else 1e-9
        assert inner(gradient, dot) == pytest.approx(y_dot, rel=rounding, abs=1e-2 * rounding), wrt
        assert isinstance(y_dot, float | np.floating | np.ndarray)


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_effects_are_those_of_a_call(path: Path) -> None:
    program = Program(path)
    plain, moved = program.fresh(), program.fresh()
    y = outcome(plain.call)
    wrt = program.wrt[0]
    made, args = tangents_of(moved, wrt)
    dot = direction(moved.value(wrt), np.random.default_rng(0), {})
    moved.resume()
    found = outcome(lambda: made(tuple(args), moved.kwargs, {wrt: dot})[0])
    if isinstance(y, Exception):
        assert type(found) is type(y) and str(found) == str(y)
        y = found = None
    assert difference(state_of(plain, y), state_of(moved, found)) == ""


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_every_stage_is_well_formed(path: Path) -> None:
    program = Program(path)
    instance = program.fresh()
    made, args = tangents_of(instance, program.wrt[0])
    found = made.compile(made.arguments(tuple(args), instance.kwargs), keep=True)
    for stage, function in found.compiled.programs.items():
        verify(function, stage=stage)


class Holder:
    def __init__(self, buf: Any) -> None:
        self.buf = buf


def writes_in_one(b: Any, holder: Holder, table: Any) -> Any:
    holder.buf[3] = np.sum(table["s"])
    return np.sum(holder.buf)


def reads_through_another(a: Any, b: Any, holders: Any) -> Any:
    total = 0.0
    for holder in holders:
        total = total + np.sum(holder.buf * holder.buf)
    return total + np.sum(b)


def test_storage_that_is_shared_with_what_has_no_tangent_moves() -> None:
    def inputs() -> tuple[Any, ...]:
        base = np.arange(6.0) / 3
        return base[:4], Holder(base[1:]), {"s": base[2:]}

    def others() -> tuple[Any, ...]:
        base = np.arange(6.0) / 3
        return base[:4], base[1:], [Holder(np.ones(3)), Holder(base[:4])]

    dot = np.array([1.0, -2.0, 3.0, 0.5])
    for f, args in ((writes_in_one, inputs), (reads_through_another, others)):
        assert ad.jvp(f, args(), (dot, None, None))[1] == pytest.approx(ad.grad(f)(*args()) @ dot)
