"""The tangent of one op from its row: forward mode.

A row says how its result moves in one of five ways: nothing (an elementwise row moves by its adjoint formulas,
because its Jacobian is diagonal), ``"linear"`` (the same call on tangents), ``"bilinear"`` (a sum of calls, in each
of which one operand is replaced by its tangent), a formula per parameter, or a builder function.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ssa_ad.base.diagnostics import RuleMissingError
from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import Array, Dyn, Op, Scalar, Value, is_memory
from ssa_ad.ir.row import Row
from ssa_ad.rules.formula import Forward, build_formula, parsed, refined, shape_value, static_of
from ssa_ad.rules.types import same_dims

_NUMPY_NAME = {"f64": "float64", "f32": "float32"}


def tangent_of(
    b: Builder, row: Row, op: Op, dots: Sequence[Value | None], read: Callable[[Value], Value]
) -> Value | None:
    """Append the tangent of an ``apply`` op, from those of its arguments, and return it; None is zero.

    It has the shape and dtype of the result, and may be a read-only view. ``read`` gives forward values. Raises
    RuleMissingError where a row has no tangent.
    """
    moving = [d if d is not None and flows(row, k) else None for k, d in enumerate(dots)]
    if all(d is None for d in moving):
        return None
    spec = row.tangent
    if spec is None and row.elementwise and isinstance(row.adjoint, Mapping):
        found = _elementwise(b, row, op, moving, read)
    elif spec == "linear":
        args = [
            a if not flows(row, k) else d if d is not None else zero(b, a)
            for k, (a, d) in enumerate(zip(op.args, moving, strict=True))
        ]
        found = b.apply(row, [read(a) if a in op.args else a for a in args], op.attrs.get("static", {}))
    elif spec == "bilinear":
        parts = []
        for k, d in enumerate(moving):
            if d is not None:
                args = [d if j == k else read(a) for j, a in enumerate(op.args)]
                parts.append(b.apply(row, args, op.attrs.get("static", {})))
        found = total(b, parts)
    elif isinstance(spec, Mapping):
        found = _by_formula(b, row, spec, op, moving, read)
    elif callable(spec):
        before, b.saved = b.saved, read  # type: ignore[method-assign, assignment]
        try:
            made = spec(b, op, moving)
        finally:
            b.saved = before  # type: ignore[method-assign]
        if made is None:
            return None
        found = made
    else:
        raise RuleMissingError.at(op.span, f"{row.name} has no forward derivative")
    return typed(b, op, found)


def flows(row: Row, k: int) -> bool:
    """Whether a row's result moves with its argument number ``k``."""
    return not isinstance(row.adjoint, Mapping) or row.param_of(k).name in row.adjoint


def zero(b: Builder, value: Value) -> Value:
    """Return the tangent of a constant operand."""
    if is_memory(value.type) or isinstance(value.type, Dyn):
        return b.emit("new_shadow", [value], [value.type], f"{value.hint}_dot").out
    return b.const(0.0)


def total(b: Builder, parts: Sequence[Value]) -> Value:
    found = parts[0]
    for part in parts[1:]:
        found = b.apply("operator.add", [found, part])
    return found


def _environment(row: Row, op: Op, read: Callable[[Value], Value]) -> tuple[dict[str, Any], dict[str, Any]]:
    env: dict[str, Any] = {"y": Forward(op.out, read)}
    for k, a in enumerate(op.args):
        env.setdefault(row.param_of(k).name, Forward(a, read))
    static = static_of(row, op)
    for p in row.operands[len(op.args) :]:
        static.setdefault(p.name, p.default)
    return env, static


def _by_formula(
    b: Builder, row: Row, formulas: Mapping[str, str], op: Op, dots: Sequence[Value | None], read: Any
) -> Value:
    env, static = _environment(row, op, read)
    parts = []
    for k, d in enumerate(dots):
        name = row.param_of(k).name
        if d is not None and name not in formulas:
            raise RuleMissingError.at(op.span, f"{row.name} has no forward derivative in `{name}`")
        if d is not None:
            parts.append(build_formula(b, formulas[name], {**env, f"{name}_dot": d}, static))
    return total(b, parts)


def _elementwise(b: Builder, row: Row, op: Op, dots: Sequence[Value | None], read: Any) -> Value:
    """Add the adjoint formulas with tangents in the place of the cotangent, broadcast to the result's shape."""
    assert isinstance(row.adjoint, Mapping)
    env, static = _environment(row, op, read)
    parts = []
    whole = False
    for k, d in enumerate(dots):
        if d is None:
            continue
        text = row.adjoint[row.param_of(k).name]
        parts.append(build_formula(b, text, {**env, "g": d}, static))
        named = {n.id for n in ast.walk(parsed(text)) if isinstance(n, ast.Name)}
        others = {row.param_of(j).name for j, a in enumerate(op.args) if j != k and not isinstance(a.type, Scalar)}
        whole |= others <= named or "y" in named
    found = total(b, parts)
    out = op.out.type
    if whole or isinstance(out, Scalar):
        return found
    if isinstance(out, Array) and isinstance(found.type, Array) and same_dims(found.type.dims, out.dims):
        return found
    if all(d is not None or isinstance(a.type, Scalar) for a, d in zip(op.args, dots, strict=True)):
        return found  # every array among the operands moves: their sum is broadcast already
    found = b.apply("numpy.broadcast_to", [found, shape_value(b, read(op.out))])
    found.type = refined(found.type, out)
    return found


def typed(b: Builder, op: Op, found: Value) -> Value:
    """Return a tangent in the precision of the result."""
    out, t = op.out.type, found.type
    if not isinstance(out, Array | Scalar) or not isinstance(t, Array | Scalar) or out.dtype == t.dtype:
        return found
    if out.dtype not in _NUMPY_NAME:
        return found
    if isinstance(t, Array):
        return b.apply("rt.astype", [found], {"dtype": _NUMPY_NAME[out.dtype]})
    if out.dtype == "f64" and t.python is not False:
        return found
    return b.apply(f"numpy.{_NUMPY_NAME[out.dtype]}", [found])
