"""NumPy's elementwise functions. One line each: name, derivative, sample."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ssa_ad.ir.core import DYN, Array, NoneT, Scalar, Type
from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules.formula import rule
from ssa_ad.rules.types import (
    as_numpy,
    broadcast,
    code_of,
    describe,
    dims_of,
    is_dyn,
    need_numbers,
    numpy_result,
    truth,
    ufunc_result,
    ufunc_rule,
)

_LN2, _LN10, _DEGREE = "0.6931471805599453", "2.302585092994046", "0.017453292519943295"

_UNARY = (
    ("sin", "g * np.cos(x)", 0.3), ("cos", "-g * np.sin(x)", 0.3), ("tan", "g * (1 + y * y)", 0.3),
    ("arcsin", "g / np.sqrt(1 - x * x)", 0.3), ("arccos", "-g / np.sqrt(1 - x * x)", 0.3),
    ("arctan", "g / (1 + x * x)", 0.3), ("sinh", "g * np.cosh(x)", 0.3), ("cosh", "g * np.sinh(x)", 0.3),
    ("tanh", "g * (1 - y * y)", 0.3), ("arcsinh", "g / np.sqrt(x * x + 1)", 0.3),
    ("arccosh", "g / np.sqrt(x * x - 1)", 1.3), ("arctanh", "ratio(g, 1 - x * x)", 0.3),
    ("exp", "g * y", 0.3), ("expm1", "g * (y + 1)", 0.3), ("exp2", f"g * y * {_LN2}", 0.3),
    ("log", "ratio(g, x)", 1.3), ("log1p", "ratio(g, 1 + x)", 0.3), ("log2", f"ratio(g, x * {_LN2})", 1.3),
    ("log10", f"ratio(g, x * {_LN10})", 1.3), ("sqrt", "g * 0.5 / y", 1.3), ("cbrt", "g / (3 * y * y)", -1.3),
    ("square", "2 * g * x", -1.3), ("absolute", "g * np.sign(x)", -1.3), ("fabs", "g * np.sign(x)", -1.3),
    ("negative", "-g", -1.3), ("positive", "g", -1.3), ("reciprocal", "-g * y * y", -1.3),
    ("deg2rad", f"g * {_DEGREE}", 30.0), ("radians", f"g * {_DEGREE}", 30.0), ("rad2deg", f"g / {_DEGREE}", 0.3),
    ("degrees", f"g / {_DEGREE}", 0.3), ("conjugate", "g", 0.3),
    ("sign", "", -1.3), ("floor", "", -1.3), ("ceil", "", -1.3), ("rint", "", -1.3), ("trunc", "", -1.3),
    ("isnan", "", -1.3), ("isfinite", "", -1.3), ("isinf", "", -1.3), ("signbit", "", -1.3),
    ("logical_not", "", -1.3), ("invert", "", 6),
)  # fmt: skip
for _name, _formula, _at in _UNARY:
    _array = np.array([_at, _at + 0.1, 1.5 * _at]) if isinstance(_at, float) else np.array([_at, 2])
    if _name in ("arcsin", "arccos", "arctanh"):
        _array = np.array([0.3, -0.2])
    _formulas: dict[str, Any] = {"x": _formula} if _formula else {}
    rule(f"numpy.{_name}(x) -> y", result=ufunc_rule(getattr(np, _name)), elementwise=True, at=((_at,), (_array,)),
         **_formulas)  # fmt: skip

_BINARY: tuple[tuple[str, dict[str, Any], Any], ...] = (
    ("add", {"a": "g", "b": "g"}, 1.3), ("subtract", {"a": "g", "b": "-g"}, 1.3),
    ("multiply", {"a": "g * b", "b": "g * a"}, 1.3), ("divide", {"a": "ratio(g, b)", "b": "ratio(-g * y, b)"}, 1.3),
    ("power", {"a": "g * rt.power_slope(a, b)", "b": "g * y * rt.log_or_zero(a)"}, 1.3),
    ("float_power", {"a": "g * rt.power_slope(a, b)", "b": "g * y * rt.log_or_zero(a)"}, 1.3),
    ("maximum", {"a": "g * rt.larger(a, b)", "b": "g * rt.larger(b, a)"}, 1.3),
    ("minimum", {"a": "g * rt.larger(b, a)", "b": "g * rt.larger(a, b)"}, 1.3),
    # what is not a number gives way
    ("fmax", {"a": "g * np.where(np.isnan(b), 1.0, rt.larger(a, b))",
              "b": "g * np.where(np.isnan(a), 1.0, rt.larger(b, a))"}, 1.3),
    ("fmin", {"a": "g * np.where(np.isnan(b), 1.0, rt.larger(b, a))",
              "b": "g * np.where(np.isnan(a), 1.0, rt.larger(a, b))"}, 1.3),
    ("arctan2", {"a": "ratio(g * b, a * a + b * b)", "b": "ratio(-g * a, a * a + b * b)"}, 1.3),
    ("hypot", {"a": "g * a * rt.reciprocal_or_zero(y)", "b": "g * b * rt.reciprocal_or_zero(y)"}, 1.3),
    ("remainder", {"a": "g", "b": "-g * np.floor(ratio(a, b))"}, 1.3),
    ("fmod", {"a": "g", "b": "-g * np.trunc(ratio(a, b))"}, 1.3), ("floor_divide", {}, 1.3),
    ("copysign", {"a": "g * np.copysign(1.0, a) * np.copysign(1.0, b)"}, 1.3),
    ("logaddexp", {"a": "g * np.exp(a - y)", "b": "g * np.exp(b - y)"}, 1.3),
    ("logaddexp2", {"a": "g * np.exp2(a - y)", "b": "g * np.exp2(b - y)"}, 1.3),
    ("heaviside", {"b": "g * np.equal(a, 0.0)"}, 1.3), ("nextafter", {"a": "g"}, 1.3),
    ("less", {}, 1.3), ("less_equal", {}, 1.3), ("greater", {}, 1.3), ("greater_equal", {}, 1.3),
    ("equal", {}, 1.3), ("not_equal", {}, 1.3), ("logical_and", {}, 1.3), ("logical_or", {}, 1.3),
    ("logical_xor", {}, 1.3), ("bitwise_and", {}, 6), ("bitwise_or", {}, 6), ("bitwise_xor", {}, 6),
)  # fmt: skip
for _name, _both, _at in _BINARY:
    _pairs: Any = ((6, 3), (np.array([6, 5]), 3))
    if isinstance(_at, float):
        _pairs = ((_at, 0.7), (np.array([0.4, 1.2]), 0.9), (np.array([[0.4], [1.1]]), np.array([0.3, 0.8, 1.7])))
    rule(f"numpy.{_name}(a, b) -> y", result=ufunc_rule(getattr(np, _name)), elementwise=True, at=_pairs, **_both)


def _where(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.where", types)
    both = ufunc_result(np.add, types[1:], "np.where")
    if any(map(is_dyn, (*types, both))):
        return DYN
    assert isinstance(both, Scalar | Array)
    return Array(both.dtype, broadcast(*map(dims_of, types)))


def _clip(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    found, *bounds = (as_numpy(t) if k == 0 else t for k, t in enumerate(types) if not isinstance(t, NoneT))
    for bound in bounds:
        found = ufunc_result(np.maximum, (found, bound), "np.clip")
    return found


def _round(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.round", types)
    t = types[0]
    if isinstance(t, Scalar | Array):
        return numpy_result("f16" if t.dtype == "b1" else t.dtype, dims_of(t))
    return t


def _astype(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    need_numbers("astype", types)
    code = code_of(static["dtype"])
    if isinstance(t, Array):
        return Array(code, t.dims)
    if isinstance(t, Scalar) and t.python is False:
        return Scalar(code, False)
    if isinstance(t, Scalar):
        raise RowTypeError(f"astype is a method of arrays, not of {describe(t)}")
    return t


def _keeps_form(name: str) -> Any:
    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        need_numbers(name, types)
        t = types[0]
        code = "f64" if not isinstance(t, Scalar | Array) or t.dtype[0] in "biu" else t.dtype
        return t if is_dyn(t) else numpy_result(code, dims_of(t))

    return result


_ARRAYS = (np.array([0.3, -1.2, 2.5]),)
rule("numpy.where(cond, a, b) -> y", a="np.where(cond, g, 0.0)", b="np.where(cond, 0.0, g)", result=_where,
     elementwise=True,
     at=((np.array([True, False]), np.array([1.0, 2.0]), 0.5), (True, 1.5, 2.5)))  # fmt: skip
rule("numpy.clip(a, a_min = None, a_max = None) -> y", result=_clip, elementwise=True,
     a="g * rt.inside(a, a_min, a_max)", a_min="g * rt.larger(a_min, a) * rt.inside(a_min, None, a_max)",
     a_max="g * rt.larger(rt.at_least(a, a_min), a_max)",
     at=((np.array([0.3, -1.2, 2.5]), -1.0, 1.0), (0.3, -1.0, 1.0)))  # fmt: skip
rule("numpy.round(a, decimals: static = 0) -> y", result=_round, also=[np.around],
     at=((np.array([0.3, -1.2, 2.6]),), (1.26,)))
rule("rt.astype(a, dtype: static) -> y", a="g", result=_astype, elementwise=True, also=[np.astype],
     at=((np.array([0.3, -1.2]), "float64"),))  # fmt: skip
rule("numpy.sinc(x) -> y", x="g * rt.sinc_slope(x)", result=_keeps_form("np.sinc"), elementwise=True,
     at=(_ARRAYS, (0.4,), (0.0,)))
rule("numpy.nan_to_num(x) -> y", x="g * np.isfinite(x)", result=_keeps_form("np.nan_to_num"), elementwise=True,
     at=(_ARRAYS,))
rule("numpy.isclose(a, b, rtol: static = 1e-05, atol: static = 1e-08) -> y", elementwise=True,
     result=lambda types, static: truth(types), at=((np.array([1.0, 2.0]), 1.0),))
rule("numpy.real(x) -> y", x="g", result=lambda types, static: types[0], alias="views x", elementwise=True,
     at=(_ARRAYS,))
