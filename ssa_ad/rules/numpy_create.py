"""NumPy's functions that make arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder, Index
from ssa_ad.ir.core import DYN, Array, Dyn, ListT, NoneT, Op, Scalar, Type, Value
from ssa_ad.ir.row import RowTypeError, TypeRule
from ssa_ad.rules.formula import rule, static_of, subscript
from ssa_ad.rules.types import (
    code_of,
    describe,
    dims_of,
    dtype_of,
    is_dyn,
    need_numbers,
    rank_of_shape,
    ufunc_result,
)

_V = np.array([0.3, -1.2, 2.5])


def made(dtype: str, shape: Type) -> Type:
    """Return the type of an array of a shape operand's rank; its lengths are for the caller to fill in."""
    rank = rank_of_shape(shape)
    return DYN if rank is None else Array(dtype, (None,) * rank)


def _new(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    return made(code_of(static["dtype"]), types[0])


def _full(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    shape, fill = types
    need_numbers("np.full", [fill])
    dtype = fill.dtype if isinstance(fill, Scalar | Array) else "f64"
    return made(code_of(static["dtype"]) if static["dtype"] is not None else dtype, shape)


def _like(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("this function", types)
    t = types[0]
    if not isinstance(t, Scalar | Array):
        return DYN
    return Array(code_of(static["dtype"]) if static["dtype"] is not None else t.dtype, dims_of(t))


_NEW = "shape, dtype: static = float, order: static = 'C'"
_LIKE = "a, dtype: static = None, order: static = 'K', subok: static = True"
for _name in ("zeros", "ones", "empty"):
    rule(f"numpy.{_name}({_NEW}) -> y", result=_new, at=((3,), ((2, 3),)), raises=["ValueError"])
    rule(f"numpy.{_name}_like({_LIKE}) -> y", result=_like, at=((_V,), (1.5,)))
rule("numpy.full(shape, fill_value, dtype: static = None) -> y", fill_value="unbroadcast(g, fill_value)", result=_full,
     at=((3, 1.5), ((2, 3), 0.5)), raises=["ValueError"], tangent="linear")
rule("numpy.full_like(a, fill_value, dtype: static = None) -> y", fill_value="unbroadcast(g, fill_value)",
     result=_like, at=((_V, 1.5),), tangent="linear")


def _arange(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    given = [t for t in types if not isinstance(t, NoneT)]
    for t in given:
        if not isinstance(t, Scalar | Dyn):
            raise RowTypeError(f"np.arange takes numbers, not {describe(t)}")
    if static["dtype"] is not None:
        return Array(code_of(static["dtype"]), (None,))
    strong = [Scalar(t.dtype if isinstance(t, Scalar) else "f64", False) for t in given]
    dtype = strong[0].dtype
    for t in strong[1:]:
        both = ufunc_result(np.add, (Scalar(dtype, False), t), "np.arange")
        dtype = both.dtype if isinstance(both, Scalar) else dtype
    return Array("i64" if dtype == "b1" else dtype, (None,))


def _linspace(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    if static["retstep"]:
        raise RowTypeError("np.linspace with retstep is not differentiated: compute the step")
    for t in types:
        if not isinstance(t, Scalar) and not is_dyn(t):
            raise RowTypeError(f"np.linspace takes numbers, not {describe(t)}")
    return Array(code_of(static["dtype"]) if static["dtype"] is not None else "f64", (None,))


def _eye(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    return Array(code_of(static["dtype"]), (None, None))


rule("numpy.arange(start, stop = None, step = None, dtype: static = None) -> y", result=_arange,
     start="0.0 if stop is None else np.sum(g)", step="np.dot(np.arange(count_of(y)), g)",
     tangent={"start": "np.full(count_of(y), 0.0 if stop is None else start_dot)",
              "stop": "np.zeros(count_of(y))", "step": "step_dot * np.arange(count_of(y))"},
     at=((4,), (1, 4), (0.5, 3.0), (0.5, 3.0, 0.7)), raises=["ZeroDivisionError", "ValueError"])
rule("numpy.linspace(start, stop, num = 50, endpoint: static = True, retstep: static = False,"
     " dtype: static = None) -> y", result=_linspace, raises=["ValueError"],
     start="np.dot(g, np.linspace(1.0, 0.0, num, endpoint))", stop="np.dot(g, np.linspace(0.0, 1.0, num, endpoint))",
     at=((0.5, 2.0, 5), (0.5, 2.0, 4, False), (0.0, 1.0)), tangent="linear")
rule("numpy.eye(N, M = None, k: static = 0, dtype: static = float) -> y", result=_eye, at=((3,), (2, 3), (3, 3, 1)))
rule("numpy.identity(n, dtype: static = float) -> y", result=_eye, at=((3,),))


def _array(fresh: bool) -> TypeRule:
    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        t = types[0]
        if isinstance(t, ListT) and isinstance(t.elem, Scalar | Array):
            t = Array(t.elem.dtype, (None, *dims_of(t.elem)))
        need_numbers("np.array" if fresh else "np.asarray", [t])
        if not isinstance(t, Scalar | Array):
            return DYN
        return Array(code_of(static["dtype"]) if static["dtype"] is not None else t.dtype, dims_of(t))

    return result


def to_number(x: str) -> str:
    """Return the formula of ``x`` (an array of rank 0 where ``a`` is a number) in the form of ``a``."""
    return f"np.sum({x}) if is_number(a) else {x}"


_SAME = to_number("g")
rule("numpy.array(a, dtype: static = None) -> y", a=_SAME, result=_array(True), at=((_V,), (1.5,)), tangent="linear")
rule("numpy.asarray(a, dtype: static = None) -> y", a=_SAME, result=_array(False), alias="may view a",
     at=((_V,), (1.5,)), tangent="linear")
rule("numpy.ascontiguousarray(a) -> y", a="np.sum(g) if is_number(a) else np.reshape(g, shape_of(a))",
     result=lambda types, static: _at_least(types, {"dtype": None}), alias="may view a", at=((_V,),), tangent="linear")
rule("numpy.copy(a, order: static = 'K') -> y", a=_SAME, at=((_V,),),
     result=lambda types, static: _array(True)(types, {"dtype": None}), tangent="linear")


def _at_least(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    found = _array(False)(types, static)
    return Array(found.dtype, found.dims or (1,)) if isinstance(found, Array) else found


rule("numpy.atleast_1d(a) -> y", a="np.sum(g) if is_number(a) else np.reshape(g, shape_of(a))",
     result=lambda types, static: _at_least(types, {"dtype": None}), alias="may view a", at=((_V,), (1.5,)),
     tangent="linear")


def _pack(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    shape = tuple(static["shape"])
    need_numbers("np.array", types)
    if any(map(is_dyn, types)):
        return DYN
    strong = [Scalar(t.dtype, False) for t in types if isinstance(t, Scalar | Array)]
    dtype = code_of(static["dtype"]) if static["dtype"] is not None else _common(strong)
    inner = dims_of(types[0]) if types else ()
    if any(len(dims_of(t)) != len(inner) for t in types):
        raise RowTypeError("np.array takes rows of one length: its elements differ in their number of axes")
    return Array(dtype, (*shape, *inner))


def _common(types: Sequence[Scalar]) -> str:
    return code_of(np.result_type(*(dtype_of(t.dtype) for t in types))) if types else "f64"


def _pack_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    shape = tuple(static_of(b.lookup("rt.pack"), op)["shape"])
    found: list[Value | None] = []
    for place, wanted in zip(np.ndindex(*shape), need, strict=True):
        index = Index(("i",) * len(place))
        found.append(subscript(b, g, index, [b.const(k) for k in place]) if wanted else None)
    return found


rule("rt.pack(items: many, shape: static, dtype: static = None) -> y", adjoint=_pack_adjoint, result=_pack,
     at=(([0.5, 1.5, 2.5], (3,)), ([0.5, 1.5, 2.5, 1.0], (2, 2)), ([_V, _V + 1], (2,))), raises=["ValueError"],
     tangent="linear")


# ---------------------------------------------------------------------------------------- NumPy scalars


def _scalar(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    if not isinstance(t, Scalar) and not is_dyn(t) and not (isinstance(t, Array) and t.rank == 0):
        raise RowTypeError(f"a NumPy number is made of a number, not of {describe(t)}: use astype")
    return Scalar(code_of(static["dtype"]), False)


def _number(dtype: Any) -> TypeRule:
    return lambda types, static: _scalar(types, {"dtype": dtype})


rule("rt.scalar(x, dtype: static) -> y", x="g", result=_scalar, elementwise=True,
     at=((1.5, np.float64), (2, np.float64)))
for _dtype in (np.float64, np.float32, np.float16, np.int64, np.int32, np.bool_):
    _name = np.dtype(_dtype).name
    _formula: dict[str, Any] = {"x": "g"} if _name.startswith("float") else {}
    rule(f"numpy.{_name}(x) -> y", result=_number(_dtype), elementwise=True,
          at=((2,),) if _name != "float64" else ((1.5,), (2,)), **_formula)  # fmt: skip
