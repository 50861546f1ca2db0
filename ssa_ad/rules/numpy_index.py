"""Looking things up in arrays: take, sorting, differences, interpolation, convolution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import RuleMissingError
from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import DYN, Array, Dim, NoneT, Op, Scalar, TupleT, Type, Value
from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules.formula import Forward, build_formula, no_second, rule
from ssa_ad.rules.helpers import like_first
from ssa_ad.rules.numpy_shape import common_dtype, shaped
from ssa_ad.rules.types import (
    describe,
    dims_of,
    is_dyn,
    need_numbers,
    need_rank,
    normal_axes,
    numpy_result,
    rank_of_shape,
)

_V = np.array([0.3, -1.2, 2.5])
_M = np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]])


def made_by_shape(position: int) -> Any:
    """Return the rule of a helper whose result has the shape of operand number ``position``."""

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        rank = rank_of_shape(types[position])
        return DYN if rank is None else numpy_result("f64", (None,) * rank)

    return result


def _take(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    a, indices = types
    need_numbers("np.take", types)
    for t in (indices,):
        if isinstance(t, Scalar | Array) and t.dtype[0] not in "iub":
            raise RowTypeError(f"np.take takes integer indices, not {describe(t)}")
    if not isinstance(a, Scalar | Array) or is_dyn(indices):
        return DYN
    if static["axis"] is None:
        return numpy_result(a.dtype, dims_of(indices))
    dims = dims_of(a)
    (axis,) = normal_axes(static["axis"], len(dims))
    return numpy_result(a.dtype, (*dims[:axis], *dims_of(indices), *dims[axis + 1 :]))


def _along(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    a, indices = types[:2]
    need_numbers("np.take_along_axis", types)
    if is_dyn(a) or is_dyn(indices):
        return DYN
    alike = isinstance(a, Array) and isinstance(indices, Array) and a.rank == indices.rank
    if isinstance(a, Array) and isinstance(indices, Array) and alike and isinstance(static["axis"], int):
        return Array(a.dtype, indices.dims)
    raise RowTypeError("np.take_along_axis takes two arrays with the same number of axes and an int axis")


_I = np.array([2, 0, 2])
rule("numpy.take(a, indices, axis: static = None) -> y", a="rt.take_back(g, indices, axis, shape_of(a))", result=_take,
     at=((_V, 1), (_V, _I), (_M, _I, 1), (_M, 1, 0)), raises=["IndexError"], tangent="linear")
rule("rt.take_back(v, indices, axis: static, shape) -> y", v="np.take(g, indices, axis)", result=made_by_shape(-1),
     at=((np.array([1.0, 2.0, 3.0]), _I, 0, (3,)),), tangent="linear")
rule("numpy.take_along_axis(a, indices, axis: static = -1) -> y", a="rt.add_along(g, indices, axis, shape_of(a))",
     result=_along, at=((_M, np.array([[2, 0], [1, 1]]), 1),), raises=["IndexError"], tangent="linear")
rule("rt.add_along(v, indices, axis: static, shape) -> y", v="np.take_along_axis(g, indices, axis)",
     result=made_by_shape(-1), at=((np.ones((2, 2)), np.array([[2, 0], [1, 1]]), 1, (2, 3)),), tangent="linear")
rule("rt.sum_repeats(v, repeats, axis: static, shape) -> y", v="np.repeat(g, repeats, axis)", result=made_by_shape(-1),
     at=((np.arange(6.0), 2, 0, (3,)),), tangent="linear")
rule("rt.sum_tiles(v, reps, shape) -> y", v="np.tile(g, reps)", result=made_by_shape(-1),
     at=((np.arange(6.0), 2, (3,)),), tangent="linear")

# ---------------------------------------------------------------------------------------- sorting


def _sorted(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if static["axis"] is None:
        raise RowTypeError("np.sort takes an int axis here: sort the ravelled array")
    normal_axes(static["axis"], len(dims))
    return dims


def _argsorted(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    found = shaped("argsort", _sorted)(types, static)
    return Array("i64", found.dims) if isinstance(found, Array) else found


def _search(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_rank("np.searchsorted", types[0], (1,))
    need_numbers("np.searchsorted", types)
    return numpy_result("i64", dims_of(types[1])) if not is_dyn(types[1]) else DYN


def _nonzero(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    need_numbers("np.nonzero", types)
    if not isinstance(t, Array) or t.rank == 0:
        raise RowTypeError(f"np.nonzero takes an array of known rank, not {describe(t)}")
    return TupleT((Array("i64", (None,)),) * t.rank)


rule("numpy.sort(a, axis: static = -1) -> y", a="rt.unsort(g, np.argsort(a, axis=axis), axis)",
     tangent={"a": "np.take_along_axis(a_dot, np.argsort(a, axis=axis), axis)"},
     result=shaped("sort", _sorted), at=((_V,), (_M,), (_M, 0)))
rule("numpy.argsort(a, axis: static = -1) -> y", result=_argsorted, at=((_V,), (_M, 0)))
rule("rt.unsort(v, order, axis: static = -1) -> y", v="np.take_along_axis(g, order, axis)", result=like_first,
     at=((_V, np.array([1, 2, 0])),), tangent="linear")
rule("numpy.searchsorted(a, v, side: static = 'left') -> y", result=_search, at=((np.sort(_V), 0.5), (np.sort(_V), _V)))
rule("numpy.nonzero(a) -> y", result=_nonzero, at=((np.array([0.0, 1.0, 2.0]),),))
rule("numpy.flatnonzero(a) -> y", result=lambda types, static: Array("i64", (None,)), at=((np.array([0.0, 1.0]),),))

# ---------------------------------------------------------------------------------------- differences


def _diff(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    (axis,) = normal_axes(static["axis"], len(dims))
    n = static["n"]
    return tuple((max(d - n, 0) if isinstance(d, int) else None) if k == axis else d for k, d in enumerate(dims))


def _diff_back(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    (axis,) = normal_axes(static["axis"], len(dims))
    n = static["n"]
    return tuple((d + n if isinstance(d, int) else None) if k == axis else d for k, d in enumerate(dims))


def _trapezoid(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_rank("np.trapezoid", types[0], (1,))
    if len(types) > 1 and not isinstance(types[1], NoneT):
        need_rank("np.trapezoid", types[1], (1,))
    return Scalar("f64", False)


rule("numpy.diff(a, n: static = 1, axis: static = -1) -> y", a="rt.diff_back(g, n, axis)", result=shaped("diff", _diff),
     at=((_V,), (_M,), (_V, 2), (_M, 1, 0)), tangent="linear")
rule("rt.diff_back(a, n: static = 1, axis: static = -1) -> y", a="np.diff(g, n, axis)",
     result=shaped("diff", _diff_back), at=((_V,), (_M, 2, 0)), tangent="linear")
rule("numpy.trapezoid(values, x = None, dx = 1.0) -> y", result=_trapezoid, raises=["ValueError"],
     values="(0.5 * g * dx) * rt.ends_once(shape_of(values)) if x is None else"
            " 0.5 * g * rt.pair_sums(np.diff(x))",
     x="rt.diff_back(0.5 * g * (values[1:] + values[:-1]))", dx="g * y / dx",
     tangent={"values": "np.trapezoid(values_dot, x, dx)", "dx": "dx_dot * y / dx",
              "x": "0.5 * np.dot(np.diff(x_dot), values[1:] + values[:-1])"},
     at=((_V,), (_V, np.array([0.0, 1.0, 3.0])), (_V, None, 0.5)))
rule("rt.pair_sums(a) -> y", a="g[1:] + g[:-1]", at=((_V,),),
     result=shaped("pair_sums", lambda dims, static: (dims[0] + 1 if isinstance(dims[0], int) else None,)),
     tangent="linear")
rule("rt.ends_once(shape) -> y", result=made_by_shape(0), at=(((4,),),))

# ---------------------------------------------------------------------------------------- interpolation


def _interp(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.interp", types)
    for t in types[1:3]:
        need_rank("np.interp", t, (1,))
    return numpy_result("f64", dims_of(types[0])) if not is_dyn(types[0]) else DYN


def _interp_tangent(b: Builder, op: Op, dots: Sequence[Value | None]) -> Value:
    x, xp, fp = (Forward(a, b.saved) for a in op.args[:3])
    env = {"x": x, "xp": xp, "fp": fp, "x_dot": dots[0], "fp_dot": dots[2]}
    if dots[1] is not None:
        raise RuleMissingError.at(op.span, "np.interp has no derivative in its knots xp")
    texts = ("x_dot * rt.interp_slope(x, xp, fp)", None, "np.interp(x, xp, fp_dot)")
    parts = [build_formula(b, t, env) for t, d in zip(texts, dots, strict=False) if t is not None and d is not None]
    return parts[0] if len(parts) == 1 else b.apply("operator.add", parts)


def _interp_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    x, xp, fp = (Forward(a, b.saved) for a in op.args[:3])
    env = {"x": x, "xp": xp, "fp": fp, "g": g}
    if need[1]:
        no_second("np.interp in its knots xp")(b, op, g, need)
    left = build_formula(b, "g * rt.interp_slope(x, xp, fp)", env) if need[0] else None
    right = build_formula(b, "rt.interp_back(g, x, xp)", env) if need[2] else None
    return [left, None, right]


_XP, _FP = np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 2.0, 5.0])
rule("numpy.interp(x, xp, fp) -> y", adjoint=_interp_adjoint, tangent=_interp_tangent, result=_interp,
     at=((0.5, _XP, _FP), (np.array([0.5, 2.5, 9.0]), _XP, _FP)))
rule("rt.interp_slope(x, xp, fp) -> y", adjoint=no_second("the slope of np.interp"), result=_interp,
     at=((0.5, _XP, _FP),))
rule("rt.interp_back(v, x, xp) -> y", adjoint=no_second("the adjoint of np.interp"), at=((1.5, 0.5, _XP),),
     result=lambda types, static: Array("f64", dims_of(types[2])))

# ---------------------------------------------------------------------------------------- convolution


def _length(a: Type, v: Type, mode: str) -> Dim:
    (n,), (m,) = dims_of(a), dims_of(v)
    if not isinstance(n, int) or not isinstance(m, int):
        return None
    return {"full": n + m - 1, "same": max(n, m), "valid": max(n, m) - min(n, m) + 1}[mode]


def _convolve(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    for t in types:
        need_rank("np.convolve", t, (1,))
    if any(map(is_dyn, types)):
        return DYN
    mode = static.get("mode", "valid")
    if mode not in ("full", "same", "valid"):
        raise RowTypeError("np.convolve takes mode 'full', 'same' or 'valid'")
    return Array(common_dtype(types, {}), (_length(types[0], types[1], mode),))


_FULL = "g if mode == 'full' else rt.convolve_margin(g, mode, shape_of(a), shape_of(v))"
rule("numpy.convolve(a, v, mode: static = 'full') -> y", a=f"rt.correlate({_FULL}, v)", v=f"rt.correlate({_FULL}, a)",
     result=_convolve, raises=["ValueError"],
     at=((_V, _V[:2]), (np.arange(4.0), _V, "same"), (np.arange(4.0), _V[:2], "valid"), (_V[:2], _V)),
     tangent="bilinear")
rule("rt.correlate(a, v) -> y", a="np.convolve(g, v)", v="rt.correlate(a, g)", result=_convolve,
     at=((np.arange(5.0), _V[:2]),), tangent="bilinear")
rule("rt.convolve_margin(a, mode: static, a_shape, v_shape) -> y", a="rt.convolve_middle(g, mode, a_shape, v_shape)",
     result=lambda types, static: Array("f64", (None,)), at=((_V, "valid", (4,), (2,)),), tangent="linear")
rule("rt.convolve_middle(a, mode: static, a_shape, v_shape) -> y", alias="views a",
     a="rt.convolve_margin(g, mode, a_shape, v_shape)",
     result=lambda types, static: Array("f64", (None,)), at=((np.arange(5.0), "valid", (4,), (2,)),), tangent="linear")
