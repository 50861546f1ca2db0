"""Looking things up in arrays: take, sorting, differences, interpolation, convolution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ssa_ad.ir.core import DYN, Array, Dim, NoneT, Scalar, TupleT, Type
from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules.formula import rule
from ssa_ad.rules.helpers import made_by_shape
from ssa_ad.rules.numpy_shape import common_dtype, shaped
from ssa_ad.rules.types import (
    broadcast,
    constant_type,
    describe,
    dims_of,
    is_dyn,
    need_numbers,
    need_rank,
    normal_axes,
    numpy_result,
    ufunc_result,
)

_V = np.array([0.3, -1.2, 2.5])
_M = np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]])


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
        (axis,) = normal_axes(static["axis"], a.rank)
        rest = broadcast(*(tuple(1 if k == axis else d for k, d in enumerate(t.dims)) for t in (a, indices)))
        return Array(a.dtype, (*rest[:axis], indices.dims[axis], *rest[axis + 1 :]))
    raise RowTypeError("np.take_along_axis takes two arrays with the same number of axes and an int axis")


_I = np.array([2, 0, 2])
rule("numpy.take(a, indices, axis: static = None) -> y", a="rt.take_back(g, indices, axis, shape_of(a))", result=_take,
     at=((_V, 1), (_V, _I), (_M, _I, 1), (_M, 1, 0)), raises=["IndexError"], tangent="linear")
rule("rt.take_back(v, indices, axis: static, shape) -> y", v="np.take(g, indices, axis)", result=made_by_shape(-1, 1),
     at=((np.array([1.0, 2.0, 3.0]), _I, 0, (3,)),), tangent="linear")
rule("numpy.take_along_axis(a, indices, axis: static = -1) -> y", a="rt.add_along(g, indices, axis, shape_of(a))",
     result=_along, raises=["IndexError"], tangent="linear",
     at=((_M, np.array([[2, 0], [1, 1]]), 1), (_M, np.array([[2, 0]]), 1), (_M[:, :1], np.array([[0, 1], [1, 1]]), -2)))
rule("rt.add_along(v, indices, axis: static, shape) -> y", v="np.take_along_axis(g, indices, axis)",
     result=made_by_shape(-1, 1), at=((np.ones((2, 2)), np.array([[2, 0], [1, 1]]), 1, (2, 3)),), tangent="linear")
rule("rt.sum_repeats(v, repeats, axis: static, shape) -> y", v="np.repeat(g, repeats, axis)",
     result=made_by_shape(-1, 1), at=((np.arange(6.0), 2, 0, (3,)),), tangent="linear")
rule("rt.sum_tiles(v, reps, shape) -> y", v="np.tile(g, reps)", result=made_by_shape(-1, 1),
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


def places_along(axes: int) -> Type:
    """Return the type of places in an array: where they are along each of its axes."""
    return TupleT((Array("i64", (None,)),) * axes)


def _nonzero(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    need_numbers("np.nonzero", types)
    if not isinstance(t, Array) or t.rank == 0:
        raise RowTypeError(f"np.nonzero takes an array of known rank, not {describe(t)}")
    return places_along(t.rank)


rule("numpy.sort(a, axis: static = -1) -> y", a="rt.unsort(g, np.argsort(a, axis=axis), axis)",
     tangent={"a": "np.take_along_axis(a_dot, np.argsort(a, axis=axis), axis)"},
     result=shaped("sort", _sorted), at=((_V,), (_M,), (_M, 0)))
rule("numpy.argsort(a, axis: static = -1) -> y", result=_argsorted, at=((_V,), (_M, 0)))
rule("rt.unsort(v, order, axis: static = -1) -> y", v="np.take_along_axis(g, order, axis)",
     result=lambda types, static: types[0], at=((_V, np.array([1, 2, 0])),), tangent="linear")
rule("numpy.searchsorted(a, v, side: static = 'left') -> y", result=_search, at=((np.sort(_V), 0.5), (np.sort(_V), _V)))
rule("numpy.nonzero(a) -> y", result=_nonzero, at=((np.array([0.0, 1.0, 2.0]),),))
rule("numpy.diag_indices(n, ndim: static = 2) -> y", at=((3,),),
     result=lambda types, static: places_along(static["ndim"]))  # fmt: skip
for _name in ("tril", "triu"):
    rule(f"numpy.{_name}_indices(n, k: static = 0, m: static = None) -> y",
         result=constant_type(places_along(2)), at=((3,), (3, -1), (3, 1, 4)))  # fmt: skip
    rule(f"numpy.{_name}_indices_from(arr, k: static = 0) -> y", result=constant_type(places_along(2)), at=((_M,),))
rule("numpy.flatnonzero(a) -> y", result=lambda types, static: Array("i64", (None,)), at=((np.array([0.0, 1.0]),),))

# ---------------------------------------------------------------------------------------- differences


def _diff(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    (axis,) = normal_axes(static["axis"], len(dims))
    n = static["n"]
    return tuple((max(d - n, 0) if isinstance(d, int) else None) if k == axis else d for k, d in enumerate(dims))


_shaped_diff = shaped("diff", _diff)


def _diffed(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    if static["n"] == 0:
        raise RowTypeError("np.diff with n=0 is its argument, not a new array: leave it out")
    return _shaped_diff(types, static)


def _trapezoid(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_rank("np.trapezoid", types[0], (1,))
    if len(types) > 1 and not isinstance(types[1], NoneT):
        need_rank("np.trapezoid", types[1], (1,))
    numbers = [t for t in types if not isinstance(t, NoneT)]
    found = ufunc_result(np.true_divide, (numbers * 2)[:2], "np.trapezoid")
    return Scalar(found.dtype if isinstance(found, Array) else "f64", False)


rule("numpy.diff(a, n: static = 1, axis: static = -1) -> y", a="rt.diff_back(g, shape_of(a), n, axis)",
     result=_diffed, tangent="linear", at=((_V,), (_M,), (_V, 2), (_M, 1, 0)))
rule("rt.diff_back(v, shape, n: static = 1, axis: static = -1) -> y", v="np.diff(g, n, axis)",
     result=made_by_shape(1, 1), at=((_V, (4,)), (_M, (4, 3), 2, 0)), tangent="linear")
rule("numpy.trapezoid(values, x = None, dx = 1.0) -> y", result=_trapezoid, raises=["ValueError"],
     values="(0.5 * g * dx) * rt.ends_once(shape_of(values)) if x is None else"
            " 0.5 * g * rt.pair_sums(np.diff(x), shape_of(x))",
     x="rt.diff_back(0.5 * g * (values[1:] + values[:-1]), shape_of(x))", dx="g * y / dx",
     tangent={"values": "np.trapezoid(values_dot, x, dx)", "dx": "dx_dot * y / dx",
              "x": "0.5 * np.dot(np.diff(x_dot), values[1:] + values[:-1])"},
     at=((_V,), (_V, np.array([0.0, 1.0, 3.0])), (_V, None, 0.5)))
rule("rt.pair_sums(a, shape) -> y", a="g[1:] + g[:-1]", at=((_V, (4,)),), result=made_by_shape(1, 1), tangent="linear")
rule("rt.ends_once(shape) -> y", result=made_by_shape(0), at=(((4,),),))

# ---------------------------------------------------------------------------------------- interpolation


def _interp(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.interp", types)
    for t in types[1:3]:
        need_rank("np.interp", t, (1,))
    return numpy_result("f64", dims_of(types[0])) if not is_dyn(types[0]) else DYN


def _knots(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    return Array("f64", dims_of(types[2])) if not is_dyn(types[2]) else DYN


# With the slope s at x, moving the knots by dxp moves the function as if x moved by -interp(x, xp, dxp), and
# stretches its slopes by -slope(x, xp, dxp).
_XP, _FP = np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 2.0, 5.0])
_AT, _G = np.array([0.5, 2.5, 9.0]), np.array([0.7, -1.3, 0.4])
_SLOPE = "rt.interp_slope(x, xp, fp)"
rule("numpy.interp(x, xp, fp) -> y", result=_interp, raises=["ValueError"],
     x=f"g * {_SLOPE}", xp=f"-rt.interp_back(g * {_SLOPE}, x, xp)", fp="rt.interp_back(g, x, xp)",
     tangent={"x": f"x_dot * {_SLOPE}", "xp": f"-{_SLOPE} * np.interp(x, xp, xp_dot)",
              "fp": "np.interp(x, xp, fp_dot)"},
     at=((0.5, _XP, _FP), (_AT, _XP, _FP)))
rule("rt.interp_slope(x, xp, fp) -> y", result=_interp, xp="-rt.interp_slope_back(g * y, x, xp)",
     fp="rt.interp_slope_back(g, x, xp)",
     tangent={"xp": "-y * rt.interp_slope(x, xp, xp_dot)", "fp": "rt.interp_slope(x, xp, fp_dot)"},
     at=((0.5, _XP, _FP), (_AT, _XP, _FP)))
rule("rt.interp_back(v, x, xp) -> y", result=_knots, v="np.interp(x, xp, g)", x="v * rt.interp_slope(x, xp, g)",
     xp="-rt.interp_back(v * rt.interp_slope(x, xp, g), x, xp)",
     tangent={"v": "rt.interp_back(v_dot, x, xp)", "x": "rt.interp_slope_back(v * x_dot, x, xp)",
              "xp": "-rt.interp_slope_back(v * np.interp(x, xp, xp_dot), x, xp)"},
     at=((1.5, 0.5, _XP), (_G, _AT, _XP)))
rule("rt.interp_slope_back(v, x, xp) -> y", result=_knots, v="rt.interp_slope(x, xp, g)",
     xp="-rt.interp_slope_back(v * rt.interp_slope(x, xp, g), x, xp)",
     tangent={"v": "rt.interp_slope_back(v_dot, x, xp)",
              "xp": "-rt.interp_slope_back(v * rt.interp_slope(x, xp, xp_dot), x, xp)"},
     at=((1.5, 0.5, _XP), (_G, _AT, _XP)))

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


def _some_length(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    return Array(types[0].dtype, (None,)) if isinstance(types[0], Array) else DYN


_FULL = "g if mode == 'full' else rt.convolve_margin(g, mode, shape_of(a), shape_of(v))"
rule("numpy.convolve(a, v, mode: static = 'full') -> y", a=f"rt.correlate({_FULL}, v)", v=f"rt.correlate({_FULL}, a)",
     result=_convolve, raises=["ValueError"],
     at=((_V, _V[:2]), (np.arange(4.0), _V, "same"), (np.arange(4.0), _V[:2], "valid"), (_V[:2], _V),
         (_V[:2], np.arange(4.0), "same"), (_V[:2], np.arange(4.0), "valid")),
     tangent="bilinear")
rule("rt.correlate(a, v) -> y", a="np.convolve(g, v)", v="rt.correlate(a, g)", result=_convolve,
     at=((np.arange(5.0), _V[:2]),), tangent="bilinear")
rule("rt.convolve_margin(a, mode: static, a_shape, v_shape) -> y", a="rt.convolve_middle(g, mode, a_shape, v_shape)",
     result=_some_length, at=((_V, "valid", (4,), (2,)),), tangent="linear")
rule("rt.convolve_middle(a, mode: static, a_shape, v_shape) -> y", alias="views a",
     a="rt.convolve_margin(g, mode, a_shape, v_shape)",
     result=_some_length, at=((np.arange(5.0), "valid", (4,), (2,)),), tangent="linear")
