"""All of ``math``: numbers in, Python numbers out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ssa_ad.ir.core import BOOL, FLOAT, INT, Array, Dyn, Opaque, Scalar, Type
from ssa_ad.ir.row import RowTypeError, TypeRule
from ssa_ad.rules.formula import rule
from ssa_ad.rules.types import describe


def _numbers(name: str, result: Type) -> TypeRule:
    def check(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        for t in types:
            if isinstance(t, Array) and any(d != 1 and isinstance(d, int) for d in t.dims):
                raise RowTypeError(f"math.{name} takes numbers, not {describe(t)}: use NumPy's function")
            if not isinstance(t, Scalar | Array | Dyn) and t != Opaque("bool"):
                raise RowTypeError(f"math.{name} takes numbers, not {describe(t)}")
        return result

    return check


# name, formula over x and y, a sample; what is outside the domain raises ValueError, as in Python
_UNARY = (
    ("sin", "g * math.cos(x)", 0.3), ("cos", "-g * math.sin(x)", 0.3), ("tan", "g * (1 + y * y)", 0.3),
    ("asin", "ratio(g, math.sqrt(1 - x * x))", 0.3), ("acos", "-ratio(g, math.sqrt(1 - x * x))", 0.3),
    ("atan", "g / (1 + x * x)", 0.3), ("sinh", "g * math.cosh(x)", 0.3), ("cosh", "g * math.sinh(x)", 0.3),
    ("tanh", "g * (1 - y * y)", 0.3), ("asinh", "g / math.sqrt(x * x + 1)", 0.3),
    ("acosh", "ratio(g, math.sqrt(x * x - 1))", 1.3), ("atanh", "g / (1 - x * x)", 0.3),
    ("exp", "g * y", 0.3), ("expm1", "g * (y + 1)", 0.3), ("exp2", "g * y * 0.6931471805599453", 0.3),
    ("log1p", "g / (1 + x)", 0.3), ("log2", "g / (x * 0.6931471805599453)", 1.3),
    ("log10", "g / (x * 2.302585092994046)", 1.3), ("sqrt", "ratio(g * 0.5, y)", 1.3),
    ("cbrt", "ratio(g, 3 * y * y)", -1.3), ("fabs", "g * rt.sign(x)", -1.3), ("degrees", "g * 57.29577951308232", 0.3),
    ("radians", "g * 0.017453292519943295", 30.0), ("erf", "g * 1.1283791670955126 * math.exp(-(x * x))", 0.4),
    ("erfc", "-g * 1.1283791670955126 * math.exp(-(x * x))", 0.4), ("gamma", "g * y * rt.digamma(x)", 2.3),
    ("lgamma", "g * rt.digamma(x)", 2.3),
)  # fmt: skip
for _name, _formula, _at in _UNARY:
    rule(f"math.{_name}(x) -> y", x=_formula, result=_numbers(_name, FLOAT), at=((_at,),), elementwise=True,
         raises=["ValueError", "OverflowError"])  # fmt: skip

rule("math.log(x, base = None) -> y", x="g / x if base is None else g / (x * math.log(base))",
     base="-g * y / (base * math.log(base))", result=_numbers("log", FLOAT), at=((1.3,), (1.3, 3.0)), elementwise=True,
     raises=["ValueError", "ZeroDivisionError"])  # fmt: skip

_BINARY: tuple[tuple[str, dict[str, Any], Any], ...] = (
    ("pow", {"x": "g * rt.power_slope(x, z)", "z": "g * y * rt.log_or_zero(x)"}, (1.3, 0.7)),
    ("atan2", {"x": "ratio(g * z, x * x + z * z)", "z": "-ratio(g * x, x * x + z * z)"}, (0.7, -1.1)),
    ("fmod", {"x": "g", "z": "-g * np.trunc(ratio(x, z))"}, (7.3, -2.0)),
    ("remainder", {"x": "g", "z": "ratio(g * (y - x), z)"}, (7.3, -2.0)),
    ("copysign", {"x": "g * math.copysign(1.0, x) * math.copysign(1.0, z)"}, (1.3, -2.0)),
    ("ldexp", {"x": "math.ldexp(g, z)"}, (1.3, 3)),
    ("nextafter", {"x": "g"}, (1.3, 3.0)),
)  # fmt: skip
for _name, _both, _pair in _BINARY:
    rule(f"math.{_name}(x, z) -> y", result=_numbers(_name, FLOAT), at=(_pair,), elementwise=True,
         raises=["ValueError", "OverflowError"], **_both)  # fmt: skip

rule("math.ulp(x) -> y", result=_numbers("ulp", FLOAT), at=((1.3,),))
for _name in ("floor", "ceil", "trunc"):
    rule(f"math.{_name}(x) -> y", result=_numbers(_name, INT), at=((1.3,), (-1.3,)), raises=["ValueError"])
for _name in ("isnan", "isinf", "isfinite"):
    rule(f"math.{_name}(x) -> y", result=_numbers(_name, BOOL), at=((1.3,),))
for _name in ("gcd", "lcm", "comb", "perm"):
    rule(f"math.{_name}(a, b) -> y", result=_numbers(_name, INT), at=((6, 4),))
for _name in ("factorial", "isqrt"):
    rule(f"math.{_name}(a) -> y", result=_numbers(_name, INT), at=((5,),), raises=["ValueError"])
rule("math.isclose(a, b, *, rel_tol: static = 1e-09, abs_tol: static = 0.0) -> y", at=((1.0, 1.1),),
     result=_numbers("isclose", BOOL))


def _sequence(name: str, result: Type) -> TypeRule:
    def check(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        for t in types:
            if isinstance(t, Array) and t.rank == 1 or isinstance(t, Dyn):
                continue
            raise RowTypeError(f"math.{name} takes an array with one axis, not {describe(t)}")
        return result

    return check


def _product(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    _sequence("prod", FLOAT)(types, static)
    return Scalar(types[0].dtype, False) if isinstance(types[0], Array) else Scalar("f64", False)


rule("math.hypot(x, z) -> y", x="g * x * rt.reciprocal_or_zero(y)", z="g * z * rt.reciprocal_or_zero(y)",
     result=_numbers("hypot", FLOAT), at=((0.7, -1.1), (0.0, 2.0)), elementwise=True)
rule("math.fsum(a) -> y", a="np.broadcast_to(g, shape_of(a))", result=_sequence("fsum", FLOAT),
     at=((np.array([0.5, 1.5, -0.25]),),), raises=["OverflowError"], tangent="linear")
rule("math.dist(p, q) -> y", p="g * rt.reciprocal_or_zero(y) * (p - q)", q="g * rt.reciprocal_or_zero(y) * (q - p)",
     tangent={"p": "np.dot(p - q, p_dot) * rt.reciprocal_or_zero(y)",
              "q": "np.dot(q - p, q_dot) * rt.reciprocal_or_zero(y)"}, result=_sequence("dist", FLOAT),
     at=((np.array([0.5, 1.5]), np.array([-0.25, 1.0])),), raises=["ValueError"])
rule("math.prod(a) -> y", a="g * rt.prod_others(a)",
     tangent={"a": "np.sum(a_dot * rt.prod_others(a))"}, result=_product, at=((np.array([0.5, 1.5, -0.25]),),))
