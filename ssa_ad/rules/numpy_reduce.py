"""NumPy's reductions and scans, with axis and keepdims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import DYN, Array, NoneT, Op, Scalar, Type, Value
from ssa_ad.ir.row import AdjointBuilder, RowTypeError, TypeRule
from ssa_ad.rules.formula import rule
from ssa_ad.rules.helpers import like_first
from ssa_ad.rules.tangents import total
from ssa_ad.rules.types import (
    code_of,
    dims_of,
    dtype_of,
    is_dyn,
    mul_dims,
    need_numbers,
    need_rank,
    normal_axes,
    numpy_result,
    reduced_dims,
)


@lru_cache(maxsize=512)
def _probe(call: Callable[..., Any], dtype: str) -> str:
    return code_of(np.asarray(call(np.ones(2, dtype_of(dtype)))).dtype)


def given_dtype(call: Callable[..., Any], dtype: str, static: Mapping[str, Any]) -> str:
    """Return the dtype a reduction gives: the one asked for or the one NumPy chooses."""
    if static.get("dtype") is not None:
        return code_of(static["dtype"])
    return _probe(call, dtype)


def refuse_more(name: str, static: Mapping[str, Any]) -> None:
    """Raise RowTypeError if ``out=`` or ``initial=`` was given."""
    if static.get("out") is not None:
        raise RowTypeError(f"{name} with out= is not differentiated: assign the result")
    if static.get("initial") is not None:
        raise RowTypeError(f"{name} with initial= is not differentiated: begin with it outside")


def reduction(call: Callable[..., Any]) -> TypeRule:
    """Return the type rule of a reduction with ``axis`` and ``keepdims``."""
    name = f"np.{call.__name__}"

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        refuse_more(name, static)
        need_numbers(name, types[:1])
        if any(not isinstance(t, NoneT) and getattr(t, "dtype", "b1") != "b1" for t in types[1:]):
            raise RowTypeError(f"`where` of {name} must be bools")
        t = types[0]
        if isinstance(t, Scalar | Array):
            dims = reduced_dims(dims_of(t), static.get("axis"), static.get("keepdims", False))
            return numpy_result(given_dtype(call, t.dtype, static), dims)
        whole = static.get("axis") is None and not static.get("keepdims", False)
        return Scalar(_probe(call, "f64"), False) if whole else DYN

    return result


def _scan(call: Callable[..., Any]) -> TypeRule:
    name = f"np.{call.__name__}"

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        refuse_more(name, static)
        need_numbers(name, types)
        t = types[0]
        if not isinstance(t, Scalar | Array):
            return DYN
        dims = (mul_dims(dims_of(t)),) if static["axis"] is None else dims_of(t)
        return Array(given_dtype(call, t.dtype, static), dims)

    return result


def expanded(x: str) -> str:
    """Return the formula of ``x``, reduced along ``axis``, brought back to as many axes as ``a`` has."""
    return f"({x} if axis is None or keepdims else np.expand_dims({x}, axis))"


def _spread(x: str) -> str:
    return f"{x} if is_number(a) else np.broadcast_to({expanded(x)}, shape_of(a))"


def _chosen(x: str) -> str:
    """Return the formula of ``x``, of the shape of ``a``, with zeros for what ``where`` leaves out."""
    return f"({x}) if where is True else np.where(where, {x}, 0.0)"


def _median(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    if static["overwrite_input"]:
        raise RowTypeError("np.median with overwrite_input=True leaves its argument in no known order")
    return reduction(np.median)(types, static)


_COUNT = "count_of(a, axis)"
_FREE = f"({_COUNT} - ddof if ddof else {_COUNT})"
_ALONG = "axis=axis, keepdims=keepdims"
_MEAN = "(np.mean(a) if axis is None else np.mean(a, axis=axis, keepdims=True))"
_V = np.array([0.3, -1.2, 2.5])
_W = np.array([2.0, 0.0, 3.0])
_M = np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]])
_AXES = ((_V,), (_M,), (_M, 0), (_M, -1))
_SHARES = ((None, False), (0, False), (1, True))
_WHERE = tuple((_M, axis, None, None, keep, _M > 0.4) for axis, keep in _SHARES)
_LATER = tuple((_M, axis, None, None, keep, None, _M > 0.4) for axis, keep in _SHARES)
_COUNTED = f"({_COUNT} if where is True else np.sum(np.broadcast_to(where, shape_of(a)), {_ALONG}))"
_KEPT = (*_AXES, (_M, 1, None, None, True))
_ORDER = "a, axis: static = None, dtype: static = None, out: static = None"
_START = f"{_ORDER}, keepdims: static = False, initial: static = None"
_SHORT = "a, axis: static = None, out: static = None, keepdims: static = False"


rule(f"numpy.sum({_START}, where = True) -> y", a=_chosen(_spread("g")),
     result=reduction(np.sum), at=(*_KEPT, (_M, (0, 1)), *_LATER), tangent="linear")
rule(f"numpy.nansum({_ORDER}, keepdims: static = False) -> y", result=reduction(np.nansum), at=_KEPT,
     a=f"{expanded('g')} * np.logical_not(np.isnan(a))",
     tangent={"a": f"np.sum(a_dot * np.logical_not(np.isnan(a)), {_ALONG})"})
rule(f"numpy.mean({_ORDER}, keepdims: static = False, *, where = True) -> y", result=reduction(np.mean),
     a=_chosen(_spread(f"ratio(g, {_COUNTED})")), at=(*_KEPT, *_WHERE), tangent="linear")
_OTHERS = "(rt.prod_others(a, axis) if where is True else rt.prod_others(np.where(where, a, 1.0), axis))"
rule(f"numpy.prod({_START}, where = True) -> y",
     a=_chosen(f"{expanded('g')} * {_OTHERS}"), tangent={"a": f"np.sum({_chosen(f'a_dot * {_OTHERS}')}, {_ALONG})"},
     result=reduction(np.prod), at=(*_KEPT, (_W,), *_LATER))
rule(f"numpy.var({_ORDER}, ddof: static = 0, keepdims: static = False) -> y", result=reduction(np.var),
     a=f"{expanded(f'ratio(2 * g, {_FREE})')} * (a - {_MEAN})",
     tangent={"a": f"2 * np.sum(a_dot * (a - {_MEAN}), {_ALONG}) / {_FREE}"},
     at=(*_AXES, (_M, 1, None, None, 1, True)))
rule(f"numpy.std({_ORDER}, ddof: static = 0, keepdims: static = False) -> y", result=reduction(np.std),
     a=f"{expanded(f'(ratio(g, {_FREE}) * rt.reciprocal_or_zero(y))')} * (a - {_MEAN})",
     tangent={"a": f"np.sum(a_dot * (a - {_MEAN}), {_ALONG}) / {_FREE} * rt.reciprocal_or_zero(y)"},
     at=(*_AXES, (_M, 1, None, None, 1, True)))
_EXTREMES: tuple[Any, ...] = (np.max, np.min)
for _call in _EXTREMES:
    rule(f"numpy.{_call.__name__}({_SHORT}) -> y", result=reduction(_call), raises=["ValueError"],
         also=[np.amax if _call is np.max else np.amin], at=(*_AXES, (_M, 1, None, True)),
         tangent={"a": f"np.sum(a_dot * rt.tie_share(a, {expanded('y')}, axis), {_ALONG})"},
         a=f"{expanded('g')} * rt.tie_share(a, {expanded('y')}, axis)")  # fmt: skip
rule(f"numpy.ptp({_SHORT}) -> y", result=reduction(np.ptp), at=_AXES, raises=["ValueError"],
     tangent={"a": "np.sum(a_dot * (rt.tie_share(a, np.max(a, axis=axis, keepdims=True), axis) - rt.tie_share("
                   f"a, np.min(a, axis=axis, keepdims=True), axis)), {_ALONG})"},
     a=f"{expanded('g')} * (rt.tie_share(a, np.max(a, axis=axis, keepdims=True), axis)"
       " - rt.tie_share(a, np.min(a, axis=axis, keepdims=True), axis))")  # fmt: skip
rule("numpy.median(a, axis: static = None, out: static = None, overwrite_input: static = False,"
     " keepdims: static = False) -> y", result=_median, at=(*_AXES, (np.array([1.0, 4.0, 2.0, 9.0]),)),
     tangent={"a": f"np.sum(a_dot * rt.median_share(a, axis), {_ALONG})"},
     a=f"{expanded('g')} * rt.median_share(a, axis)")
_TESTS: tuple[Any, ...] = (np.any, np.all)
for _call in _TESTS:
    rule(f"numpy.{_call.__name__}({_SHORT}, *, where = True) -> y", result=reduction(_call), at=_AXES)
_PLACES: tuple[Any, ...] = (np.argmax, np.argmin)
for _call in _PLACES:
    rule(f"numpy.{_call.__name__}(a, axis: static = None, out: static = None, *, keepdims: static = False) -> y",
         result=reduction(_call), at=_AXES, raises=["ValueError"])  # fmt: skip


def _count(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    found = reduction(np.argmax)(types, static)
    # a Python int in some versions of NumPy, a NumPy one in others
    return Scalar("i64", None) if isinstance(found, Scalar) and static["axis"] is None else found


def _average(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    if static["returned"]:
        raise RowTypeError("np.average with returned=True is not differentiated: sum the weights")
    if len(types) > 1 and not isinstance(types[1], NoneT):
        if not is_dyn(t) and not is_dyn(types[1]) and len(dims_of(t)) != len(dims_of(types[1])):
            raise RowTypeError("np.average takes weights with as many axes as its first argument")
    return reduction(np.mean)(types[:1], static)


rule("numpy.count_nonzero(a, axis: static = None) -> y", result=_count, at=_AXES)
_WEIGHT = "(np.sum(weights) if axis is None else np.sum(weights, axis=axis, keepdims=True))"
rule("numpy.average(a, axis: static = None, weights = None, returned: static = False, *, keepdims: static = False)"
     " -> y",
     result=_average, raises=["ZeroDivisionError"],
     a=f"np.broadcast_to({expanded(f'ratio(g, {_COUNT})')}, shape_of(a)) if weights is None"
       f" else {expanded('g')} * weights / {_WEIGHT}",
     weights=f"{expanded('g')} * (a - {expanded('y')}) / {_WEIGHT}",
     tangent={"a": "np.mean(a_dot, axis=axis, keepdims=keepdims) if weights is None else"
                   f" np.sum(weights * a_dot, {_ALONG}) / np.sum(weights, {_ALONG})",
              "weights": f"np.sum(weights_dot * (a - {expanded('y')}), {_ALONG}) / np.sum(weights, {_ALONG})"},
     at=((_V,), (_V, None, np.array([1.0, 2.0, 3.0])), (_M, 1, np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 2.0]]))))
rule(f"numpy.cumsum({_ORDER}) -> y", result=_scan(np.cumsum), at=((_V,), (_M,), (_M, 0), (_M, 1)),
     a="np.flip(np.cumsum(np.flip(g, axis), axis=axis), axis) if axis is not None else"
       " np.reshape(np.cumsum(g[::-1])[::-1], shape_of(a))", tangent="linear")  # fmt: skip
rule(f"numpy.cumprod({_ORDER}) -> y", a="rt.cumprod_back(g, a, axis)", result=_scan(np.cumprod),
     tangent={"a": "rt.cumprod_along(a, axis, [a_dot])"},
     at=((_V,), (_M,), (_M, 0), (_M, 1), (_W,)))


# Helpers of products, closed under differentiation: each can be taken along more directions, in which it is linear.


def _along_adjoint(name: str, of_v: str = "", *, first: bool = False) -> AdjointBuilder:
    """Return the adjoint of a helper of ``a`` and directions: the row ``name`` of all other operands and g.

    That of ``a`` reads ``a``, too. ``of_v`` is the row for the operand ``v``; ``first`` tells where g goes.
    """

    def adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
        row = b.lookup(op.attrs["row"])
        found: list[Value | None] = []
        for k, wanted in enumerate(need):
            if not wanted:
                found.append(None)
                continue
            param = row.param_of(k).name
            rest = [b.saved(x) for j, x in enumerate(op.args) if j != k or param == "a"]
            args = [g, *rest] if first else [*rest, g]
            found.append(b.apply(of_v if param == "v" else name, args, op.attrs.get("static", {})))
        return found

    return adjoint


def _along_tangent(b: Builder, op: Op, dots: Sequence[Value | None]) -> Value:
    """Tangent of a helper of ``a`` and directions: one direction more for ``a``, linear in everything else."""
    row = b.lookup(op.attrs["row"])
    args = [b.saved(x) for x in op.args]
    parts = []
    for k, d in enumerate(dots):
        if d is not None:
            moved = [*args, d] if row.param_of(k).name == "a" else [*args[:k], d, *args[k + 1 :]]
            parts.append(b.apply(row, moved, op.attrs.get("static", {})))
    return total(b, parts)


def _trace(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    refuse_more("np.trace", static)
    need_rank("np.trace", types[0], (2,))
    if normal_axes((static["axis1"], static["axis2"]), 2) != (0, 1):
        raise RowTypeError("np.trace takes the axes in their order: transpose the matrix")
    t = types[0]
    return Scalar(given_dtype(np.sum, t.dtype, static) if isinstance(t, Array) else "f64", False)


rule("numpy.trace(a, offset: static = 0, axis1: static = 0, axis2: static = 1, dtype: static = None,"
     " out: static = None) -> y", a="rt.from_diagonal(g, shape_of(a), offset)", result=_trace, at=((_M,), (_M, 1)),
     tangent="linear")
rule("rt.prod_others(a, axis: static = None, along: many = ()) -> y", adjoint=_along_adjoint("rt.prod_others"),
     tangent=_along_tangent, result=like_first,
     at=((_V,), (_M * [[1], [0]], 1), (_V, None, [_W]), (_M, 0, [_M + 1]), (_M, (0, 1), [_M + 1, _M * _M])))
rule("rt.cumprod_along(a, axis: static = None, along: many = ()) -> y", tangent=_along_tangent,
     adjoint=_along_adjoint("rt.cumprod_back", first=True),
     result=lambda types, static: like_first((_scan(np.cumprod)(types, static),), static),
     at=((_V, None, [_W]), (_M, None, [_M + 1]), (_M, 1, [_M + 1, _M * _M])))
rule("rt.cumprod_back(v, a, axis: static = None, along: many = ()) -> y", tangent=_along_tangent,
     adjoint=_along_adjoint("rt.cumprod_back", "rt.cumprod_along"),
     result=lambda types, static: like_first(types[1:], static),
     at=((_V, _W), (_M + 1, _M, 1), (_V, _W, None, [_V + 1]), (np.arange(6.0), _M, None, [_M + 1, _M * _M])))
rule("rt.median_share(a, axis: static = None) -> y", result=like_first, at=((_V,), (_M, 1)))
