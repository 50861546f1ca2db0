"""One row at some operands: run it, and hold its tangent, its adjoint and differences against each other."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
import scipy.stats  # noqa: F401 - its rows are registered where it is imported

from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import DYN, Array, Block, Dyn, Function, ListT, Opaque, Scalar, TupleT, Type, Value
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.row import Row
from ssa_ad.rules import lookup
from ssa_ad.rules.formula import contributions
from ssa_ad.rules.tangents import tangent_of
from ssa_ad.rules.types import type_of_value

Form = Callable[[Any], Type]
"""What is said to be known of a value."""

NO_DIFFERENCES = {
    "numpy.empty", "numpy.empty_like", "math.ulp", "math.nextafter", "numpy.nextafter", "rt.tie_share", "rt.frozen",
}  # fmt: skip
"""Results that are not initialised, count units in the last place, ask which are equal, or are constants."""


@dataclass(frozen=True)
class Call:
    """A row, its operands, the parameter that each belongs to and the static parameters."""

    row: Row
    values: list[Any]
    names: list[str]
    static: dict[str, Any]

    def at(self, values: Sequence[Any]) -> Call:
        """Return the same call of other operands."""
        return replace(self, values=list(values))

    @property
    def floats(self) -> list[int]:
        """Return the numbers of the operands that a derivative can be asked for."""
        return [k for k, v in enumerate(self.values) if is_real(v)]


def call_of(row: Row, sample: Sequence[Any]) -> Call:
    """Split a sample of a row into operands, the names of their parameters and the static parameters."""
    call = Call(row, [], [], {})
    for param, value in zip(row.params, sample, strict=False):
        if param.static:
            if value != param.default:
                call.static[param.name] = value
        else:
            parts = list(value) if param.many else [value]
            call.values.extend(np.array(v) if isinstance(v, np.ndarray) else v for v in parts)
            call.names.extend([param.name] * len(parts))
    return call


def calls() -> list[Any]:
    """Return a test parameter for each sample of each row."""
    return [
        pytest.param(call_of(row, sample), id=f"{row.name}-{k}")
        for row in lookup.all_rows()
        for k, sample in enumerate(row.samples)
    ]


def is_real(value: Any) -> bool:
    return isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind == "f")


def allows(t: Type, value: Any) -> bool:
    """Whether a type describes a run-time value; a number stands for a computed array of rank 0."""
    found = type_of_value(value)
    match t:
        case Array(dtype, ()) if isinstance(found, Scalar):
            return dtype == found.dtype
        case Dyn():
            return is_real(value)
        case Opaque("bool"):
            return isinstance(value, bool | np.bool_ | np.ndarray)
        case Array(dtype, dims) if isinstance(found, Array):
            fits = all(not isinstance(d, int) or d == e for d, e in zip(dims, found.dims, strict=False))
            return dtype == found.dtype and len(dims) == found.rank and fits
        case Scalar(dtype, python) if isinstance(found, Scalar):
            return dtype == found.dtype and (python is None or python == found.python)
        case TupleT(items) if isinstance(value, tuple):
            return len(items) == len(value) and all(map(allows, items, value))
        case ListT(elem) if isinstance(value, list):
            return all(allows(elem, v) for v in value)
    return t == found


# ---------------------------------------------------------------------------------------- what may be known


def exact(value: Any) -> Type:
    return type_of_value(value)


def ranked(value: Any) -> Type:
    """The number of axes is known, lengths are not."""
    t = type_of_value(value)
    return Array(t.dtype, (None,) * t.rank) if isinstance(t, Array) else t


def unknown(value: Any) -> Type:
    return DYN if is_real(value) else type_of_value(value)


# ---------------------------------------------------------------------------------------- running


def run(call: Call) -> Any:
    """Call the row's real function through the interpreter."""
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of_value(v), "a") for v in call.values]
    out = b.apply(call.row, params, call.static)
    (found,) = interpret(Function("f", Block(params, b.block.ops, [out])), call.values, lookup.row)
    return found


def _applied(call: Call, form: Form) -> tuple[Builder, list[Value]]:
    b = Builder(Names(), lookup.row)
    params = [b.value(form(v), "a") for v in call.values]
    b.known.update({p: v for p, v in zip(params, call.values, strict=True) if isinstance(v, int | tuple) or v is None})
    b.apply(call.row, params, call.static)
    return b, params


def tangent(call: Call, dots: Sequence[Any], form: Form = exact) -> tuple[Value | None, Any]:
    """Return the tangent of the result as a value and as what it is when run; None for none."""
    b, params = _applied(call, form)
    moved = [None if d is None else b.value(form(d), "d") for d in dots]
    made = tangent_of(b, call.row, b.block.ops[-1], moved, lambda v: v)
    if made is None:
        return None, None
    given = [d for d in moved if d is not None]
    values = [*call.values, *(d for d in dots if d is not None)]
    (found,) = interpret(Function("f", Block([*params, *given], b.block.ops, [made])), values, lookup.row)
    return made, found


def cotangent(call: Call, k: int, g: Any, form: Form = exact) -> tuple[Value | None, Any]:
    """Return the contribution to operand ``k`` as a value and as what it is when run; zeros for none."""
    b, params = _applied(call, form)
    seed = b.value(form(g), "g")
    need = [j == k for j in range(len(params))]
    made = contributions(b, call.row, b.block.ops[-1], seed, lambda v: v, need)
    assert all(c is None for j, c in enumerate(made) if j != k)
    c = made[k]
    if c is None:
        return None, np.zeros_like(call.values[k])
    (found,) = interpret(Function("f", Block([*params, seed], b.block.ops, [c])), [*call.values, g], lookup.row)
    return c, found


def like(value: Any, rng: np.random.Generator) -> Any:
    """Return random numbers of the form of a float or array, none of them small."""
    found = rng.uniform(0.5, 1.5, np.shape(value)) * rng.choice([-1.0, 1.0], np.shape(value))
    return found.astype(value.dtype) if isinstance(value, np.ndarray) else type(value)(found)


def differences(call: Call, dots: Sequence[Any], h: float = 1e-3) -> Any:
    """Return the derivative along ``dots`` by central differences, extrapolated once (Richardson)."""

    def result(step: float) -> Any:
        values = [v if d is None else v + step * d for v, d in zip(call.values, dots, strict=True)]
        return np.asarray(run(call.at(values)), float)

    wide, narrow = ((result(s) - result(-s)) / (2 * s) for s in (h, h / 2))
    return (4 * narrow - wide) / 3


def check(call: Call, form: Form = exact, *, differ: bool = True) -> None:
    """Hold reverse against forward, and that against differences; nothing that was read may have changed."""
    result = run(call)
    if not is_real(result) or np.isnan(result).any():
        return
    rng = np.random.default_rng(0)
    kept = copy.deepcopy(call.values)
    g = like(result, rng)
    seed = copy.deepcopy(g)
    every = [like(v, rng) if k in call.floats else None for k, v in enumerate(call.values)]
    backward: dict[int, Any] = {}
    for k in call.floats:
        value, found = cotangent(call, k, g, form)
        assert np.shape(found) == np.shape(call.values[k]), f"{call.names[k]}: the adjoint has another shape"
        assert value is None or allows(value.type, found), f"{call.names[k]}: {value.type} is not that of {found!r}"
        if isinstance(call.values[k], np.ndarray):
            assert np.asarray(found).dtype == call.values[k].dtype, f"{call.names[k]}: the adjoint is {found!r}"
        backward[k] = np.sum(np.asarray(found) * every[k])
    single = any(np.asarray(v).dtype.itemsize < 8 for v in (result, *(call.values[k] for k in call.floats)))
    for moving in [[k] for k in call.floats] + ([call.floats] if len(call.floats) > 1 else []):
        dots = [d if k in moving else None for k, d in enumerate(every)]
        said = f"{call.row.name} in {[call.names[k] for k in moving]}"
        value, found = tangent(call, dots, form)
        if value is None:
            found = np.zeros_like(result)
        else:
            assert np.shape(found) == np.shape(result), f"{said}: the tangent has another shape"
            assert np.asarray(found).dtype == np.asarray(result).dtype, f"{said}: the tangent is {found!r}"
            assert allows(value.type, found), f"{said}: {value.type} is not the type of {found!r}"
        forward, reverse = np.sum(g * np.asarray(found)), sum(backward[k] for k in moving)
        scale = np.sum(np.abs(g * np.asarray(found))) + sum(abs(backward[k]) for k in moving)
        assert abs(forward - reverse) <= (1e-5 if single else 1e-10) * (1 + scale), f"{said}: forward is not reverse"
        if differ and not single and call.row.name not in NO_DIFFERENCES:
            np.testing.assert_allclose(found, differences(call, dots), rtol=1e-6, atol=1e-7, err_msg=said)
    for name, before, after in zip(call.names, kept, call.values, strict=True):
        assert np.array_equal(np.asarray(before), np.asarray(after)), f"a derivative has written {name}"
    assert np.array_equal(seed, g), "the adjoint has written its seed"
