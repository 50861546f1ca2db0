"""Second derivatives of every corpus program, in both orders of the transforms, against differences of gradients."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.asked import Request, paths_of
from ssa_ad.base.options import Options
from ssa_ad.callables import resolve
from ssa_ad.session import Products, Tangents
from tests.support.programs import Instance, Program, corpus, name_of
from tests.test_forward import direction, outcome

H = 1e-5


def moved(value: Any, dot: Any, h: float) -> Any:
    """Return a value moved along a tangent; storage is moved in place, so that aliases move with it."""
    match dot:
        case None:
            return value
        case float():
            return type(value)(value + h * dot)
        case np.ndarray():
            value += h * dot
        case list():
            value[:] = [moved(v, d, h) for v, d in zip(value, dot, strict=True)]
        case tuple():
            return tuple(moved(v, d, h) for v, d in zip(value, dot, strict=True))
        case dict():
            value.update({k: moved(value[k], d, h) for k, d in dot.items()})
        case _:
            for name, d in vars(dot).items():
                setattr(value, name, moved(getattr(value, name), d, h))
    return value


def numbers(gradient: Any) -> list[float]:
    """Return the floats of a gradient in order."""
    match gradient:
        case float() | np.floating() | np.ndarray():
            return [float(x) for x in np.ravel(np.asarray(gradient, float))]
        case list() | tuple():
            return [x for part in gradient for x in numbers(part)]
        case dict():
            return [x for part in gradient.values() for x in numbers(part)]
        case int() | str() | None:
            return []
    return [x for part in vars(gradient).values() for x in numbers(part)]


def gradient_of(instance: Instance, wrt: str, has_aux: bool) -> Any:
    found = ad.grad(instance.function, wrt, has_aux=has_aux)(*instance.args, **instance.kwargs)
    return found[0] if has_aux else found


def product(instance: Instance, wrt: str, has_aux: bool, dot: Any) -> Any:
    """Return the gradient of the tangent."""
    function, before, bound = resolve(instance.function)
    paths, _ = paths_of(function, (wrt,), bound)
    made = Products(Request(function, paths, True, has_aux, Options()))
    return made((*before, *instance.args), instance.kwargs, {wrt: dot})[1]


def tangent(instance: Instance, wrt: str, has_aux: bool, dot: Any) -> Any:
    """Return the tangent of the gradient."""
    gradient = resolve(ad.grad(instance.function, wrt))[0]
    made = Tangents(Request(gradient, (wrt,), False, False, Options()))
    return made(tuple(instance.args), instance.kwargs, {wrt: dot})[1]


@pytest.mark.parametrize("order", [product, tangent], ids=["product", "tangent"])
@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_second_derivative(path: Path, order: Any) -> None:
    program = Program(path)
    has_aux = program.constant("HAS_AUX", False)
    wrt = program.wrt[0]
    instance = program.fresh()
    if isinstance(outcome(program.fresh().call), Exception):
        pytest.skip("it raises: there is no derivative")
    if any(np.result_type(x) == np.float32 for x in instance.args if isinstance(x, np.ndarray | np.floating)):
        pytest.skip("differences of single precision say nothing")
    if program.constant("SHARING", "shared") == "separate":
        pytest.skip("each position has a derivative of its own")
    if order is tangent and (has_aux or not wrt.isidentifier()):
        pytest.skip("the gradient as a function takes arguments and gives one thing")
    dot = direction(instance.value(wrt), np.random.default_rng(0), {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        instance.resume()
        got = np.array(numbers(order(instance, wrt, has_aux, dot)))
        ends = []
        for h in (H, -H):
            other = program.fresh()
            other.set_value(wrt, [], moved(other.value(wrt), dot, h))
            ends.append(np.array(numbers(gradient_of(other, wrt, has_aux))))
    np.testing.assert_allclose(got, (ends[0] - ends[1]) / (2 * H), rtol=2e-4, atol=1e-6)
