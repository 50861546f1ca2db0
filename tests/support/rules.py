"""Rows at their samples, for tests: run through the interpreter, differentiated, and by differences."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import Array, Block, Dyn, Function, Opaque, Scalar, TupleT, Type, Value
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.row import Row
from ssa_ad.rules import lookup
from ssa_ad.rules.formula import contributions
from ssa_ad.rules.tangents import tangent_of
from ssa_ad.rules.types import type_of_value

H = 1e-6


def operands(row: Row, sample: Sequence[Any]) -> tuple[list[Any], list[str], dict[str, Any]]:
    """Split a sample into operands, the names of their parameters and the static parameters."""
    values: list[Any] = []
    names: list[str] = []
    static: dict[str, Any] = {}
    for param, value in zip(row.params, sample, strict=False):
        if param.static:
            if value != param.default:
                static[param.name] = value
        else:
            parts = list(value) if param.many else [value]
            values += [np.array(v) if isinstance(v, np.ndarray) else v for v in parts]
            names += [param.name] * len(parts)
    return values, names, static


def is_real(value: Any) -> bool:
    return isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind == "f")


def allows(t: Type, value: Any) -> bool:
    """Whether a type describes a run-time value."""
    found = type_of_value(value)
    match t:
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
    return t == found


def run(row: Row, values: Sequence[Any], static: dict[str, Any]) -> Any:
    """Call the row's real function through the interpreter."""
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of_value(v), "a") for v in values]
    out = b.apply(row, params, static)
    (found,) = interpret(Function("f", Block(params, b.block.ops, [out])), values, lookup.row)
    return found


def cotangent(
    row: Row,
    values: Sequence[Any],
    static: dict[str, Any],
    k: int,
    g: Any,
    type_of: Callable[[Any], Type] = type_of_value,
) -> tuple[Value | None, Any]:
    """Return the contribution to operand ``k`` as a value and as what it is when run."""
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of(v), "a") for v in values]
    seed = b.value(type_of(g), "g")
    for p, v in zip(params, values, strict=True):
        if isinstance(v, int | tuple) or v is None:
            b.known[p] = v
    b.apply(row, params, static)
    made = contributions(b, row, b.block.ops[-1], seed, lambda v: v, [j == k for j in range(len(params))])
    assert all(c is None for j, c in enumerate(made) if j != k)
    c = made[k]
    if c is None:
        return None, np.zeros(np.shape(values[k]))
    (found,) = interpret(Function("f", Block([*params, seed], b.block.ops, [c])), [*values, g], lookup.row)
    return c, found


def seed_for(result: Any) -> Any:
    """Return a cotangent of the form of a result."""
    seeds = np.random.default_rng(0).uniform(0.5, 1.5, np.shape(result))
    return seeds if isinstance(result, np.ndarray) else type(result)(seeds)


def differences(row: Row, values: Sequence[Any], static: dict[str, Any], k: int, g: Any) -> Any:
    """Return the central differences of ``sum(g * row(values))`` in operand ``k``."""
    out = np.zeros(np.shape(values[k]))
    for place in np.ndindex(out.shape):
        ends = []
        for sign in (1, -1):
            moved = [copy.deepcopy(v) for v in values]
            if out.shape:
                moved[k][place] += sign * H
            else:
                moved[k] = type(moved[k])(moved[k] + sign * H)
            ends.append(np.sum(np.asarray(g) * np.asarray(run(row, moved, static))))
        out[place] = (ends[0] - ends[1]) / (2 * H)
    return out


def tangent(
    row: Row,
    values: Sequence[Any],
    static: dict[str, Any],
    dots: Sequence[Any],
    type_of: Callable[[Any], Type] = type_of_value,
) -> tuple[Value | None, Any]:
    """Return the tangent for those of the operands (None is zero) as a value and as what it is when run."""
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of(v), "a") for v in values]
    moving = [None if d is None else b.value(type_of(d), "d") for d in dots]
    for p, v in zip(params, values, strict=True):
        if isinstance(v, int | tuple) or v is None:
            b.known[p] = v
    out = b.apply(row, params, static)
    made = tangent_of(b, row, b.block.ops[-1], moving, lambda v: v)
    inputs = [*params, *(d for d in moving if d is not None)]
    given = [*values, *(d for d in dots if d is not None)]
    results = [out] if made is None else [out, made]
    found = interpret(Function("f", Block(inputs, b.block.ops, results)), given, lookup.row)
    return made, np.zeros(np.shape(found[0])) if made is None else found[1]


def direction(value: Any, rng: np.random.Generator) -> Any:
    """Return a random tangent of the form of a value."""
    found = rng.uniform(0.5, 1.5, np.shape(value)) * rng.choice([-1.0, 1.0], np.shape(value))
    return found.astype(value.dtype) if isinstance(value, np.ndarray) else type(value)(found)


def along(row: Row, values: Sequence[Any], static: dict[str, Any], dots: Sequence[Any], step: float = 1e-3) -> Any:
    """Return the derivative of a row's result along ``dots``, by differences extrapolated to the fourth order."""

    def at(t: float) -> Any:
        moved = [v if d is None else v + t * d for v, d in zip(values, dots, strict=True)]
        return np.asarray(run(row, moved, static))

    return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step)
