"""The numeric builtins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import (
    FLOAT,
    INT,
    REAL,
    Array,
    DictT,
    Dyn,
    ListT,
    NoneT,
    Op,
    Opaque,
    Scalar,
    Stack,
    StrT,
    TupleT,
    Type,
    Value,
)
from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules.formula import ROWS, Forward, build_formula, rule
from ssa_ad.rules.operators import power_adjoint, power_tangent
from ssa_ad.rules.types import describe, is_dyn, numpy_result


def _single(name: str, result: Type, *, strings: bool = False) -> Any:
    def check(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        for t in types:
            if isinstance(t, Array) and any(isinstance(d, int) and d != 1 for d in t.dims):
                raise RowTypeError(f"{name}() takes one number, not {describe(t)}")
            if isinstance(t, Scalar | Array | Dyn | Opaque) or (strings and isinstance(t, StrT)):
                continue
            raise RowTypeError(f"{name}() takes a number, not {describe(t)}")
        return result

    return check


def _extreme(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    if len(types) == 1:
        t = types[0]
        if isinstance(t, Array) and t.rank == 1:
            return Scalar(t.dtype, False)
        if is_dyn(t):
            return REAL
        raise RowTypeError(f"min() and max() of one argument take an array with one axis here, not {describe(t)}")
    for t in types:
        if not isinstance(t, Scalar | Dyn) and not (isinstance(t, Array) and t.rank == 0):
            raise RowTypeError(f"min() and max() take numbers, not {describe(t)}: use np.minimum or np.maximum")
    if any(isinstance(t, Dyn | Array) for t in types):
        return Dyn()
    dtypes = {t.dtype for t in types if isinstance(t, Scalar)}
    forms = {t.python for t in types if isinstance(t, Scalar)}
    dtype = dtypes.pop() if len(dtypes) == 1 else "f64" if "f64" in dtypes else max(dtypes)
    return Scalar(dtype, forms.pop() if len(forms) == 1 else None)


def _extreme_adjoint(first: str, second: str) -> Any:
    def adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
        env: dict[str, Any] = {"g": g, "y": Forward(op.out, b.saved), "a": Forward(op.args[0], b.saved)}
        if len(op.args) == 1:
            return [build_formula(b, "g * rt.tie_share(a, y)", env)]
        env["b"] = Forward(op.args[1], b.saved)
        texts = (f"g * rt.larger({first}, {second})", f"g * rt.larger({second}, {first})")
        return [build_formula(b, text, env) if n else None for text, n in zip(texts, need, strict=True)]

    return adjoint


def _extreme_tangent(first: str, second: str) -> Any:
    def tangent(b: Builder, op: Op, dots: Sequence[Value | None]) -> Value:
        env: dict[str, Any] = {"y": Forward(op.out, b.saved), "a": Forward(op.args[0], b.saved)}
        if len(op.args) == 1:
            return build_formula(b, "np.sum(a_dot * rt.tie_share(a, y))", {**env, "a_dot": dots[0]})
        env["b"] = Forward(op.args[1], b.saved)
        parts = [
            build_formula(b, f"d * rt.larger({x}, {z})", {**env, "d": d})
            for d, x, z in zip(dots, (first, second), (second, first), strict=True) if d is not None
        ]  # fmt: skip
        return parts[0] if len(parts) == 1 else b.apply("operator.add", parts)

    return tangent


def _sum(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    if isinstance(t, Array) and t.rank:
        dtype = "i64" if t.dtype[0] in "bi" else t.dtype
        return numpy_result(dtype, t.dims[1:])
    if is_dyn(t):
        return Dyn()
    if isinstance(t, ListT) and isinstance(t.elem, Scalar):
        return Scalar(t.elem.dtype, None)  # of nothing it is the int 0
    raise RowTypeError(f"sum() takes an array or numbers in a list, not {describe(t)}")


def _round(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    _single("round", INT)(types[:1], static)
    if len(types) == 1 or isinstance(types[1], NoneT):
        return INT
    return t if isinstance(t, Scalar) and t.dtype != "b1" else INT if isinstance(t, Scalar) else Dyn()


def _len(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    if isinstance(t, Scalar) or (isinstance(t, Array) and t.rank == 0):
        raise RowTypeError(f"len() takes a container, not {describe(t)}")
    if isinstance(t, Array | ListT | DictT | TupleT | StrT | Stack | Opaque | Dyn):
        return INT
    raise RowTypeError(f"len() takes a container, not {describe(t)}")


rule("builtins.min(a, b = None) -> y", result=_extreme, adjoint=_extreme_adjoint("b", "a"), raises=["ValueError"],
     tangent=_extreme_tangent("b", "a"),
     at=((0.3, 1.2), (1.2, 0.3), (np.array([0.3, -1.2, 2.5]),)))
rule("builtins.max(a, b = None) -> y", result=_extreme, adjoint=_extreme_adjoint("a", "b"), raises=["ValueError"],
     tangent=_extreme_tangent("a", "b"),
     at=((0.3, 1.2), (1.2, 0.3), (np.array([0.3, -1.2, 2.5]),)))
rule("builtins.sum(a, start = 0) -> y", a="np.broadcast_to(g, shape_of(a))", start="g", result=_sum,
     at=((np.array([0.3, -1.2, 2.5]),), (np.array([[0.3, -1.2], [2.5, 1.0]]),)), tangent="linear")
rule("builtins.pow(a, b) -> y", adjoint=power_adjoint,
     tangent=power_tangent, elementwise=True, result=ROWS["operator.pow"].result,
     at=((0.7, 1.3), (np.array([0.5, 1.5]), 2.5)), raises=["ZeroDivisionError", "OverflowError"])
rule("builtins.float(a = 0.0) -> y", a="g", elementwise=True, result=_single("float", FLOAT, strings=True),
     at=((0.7,), (3,), (np.float64(1.5),)), raises=["ValueError"], tangent="linear")
rule("builtins.int(a = 0) -> y", result=_single("int", INT, strings=True), at=((0.7,), (-3.9,)),
     raises=["ValueError", "OverflowError"])
rule("builtins.round(a, ndigits = None) -> y", result=_round, at=((0.7,), (2.567, 2), (np.float64(1.56), 1)),
     raises=["ValueError", "OverflowError"])
rule("builtins.len(a) -> y", result=_len, at=((np.array([0.3, -1.2, 2.5]),), ((1, 2),)))

