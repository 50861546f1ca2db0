"""Rows of the helpers in :mod:`ssa_ad.runtime.arrays`: the IR stays closed under differentiation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import DYN, FLOAT, INT, OBJECT, REAL, Array, ListT, NoneT, Op, Scalar, Type, Value
from ssa_ad.ir.row import TypeRule
from ssa_ad.rules.formula import ROWS, no_second, rule
from ssa_ad.rules.types import code_of, constant_type, dtype_of, is_dyn, numpy_result, rank_of_shape, ufunc_result

_PAIR = ((1.3, 0.7), (np.array([0.5, 1.5]), 2.0), (np.array([0.5, 1.5]), np.array([2.0, 1.5])))
_APART = (*_PAIR[:2], (np.array([0.5, 1.5]), np.array([2.0, 0.5])))
_ONE = ((1.3,), (np.array([0.5, 1.5]),))


def slope(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    """Type rule of elementwise helpers: Python floats between Python numbers, else as division."""
    numbers = [t for t in types if not isinstance(t, NoneT)]
    if all(isinstance(t, Scalar) for t in numbers):
        return FLOAT if all(isinstance(t, Scalar) and t.python for t in numbers) else REAL
    found = next(t for t in numbers if not isinstance(t, Scalar))
    for t in numbers:
        found = ufunc_result(np.true_divide, (found, t), "this helper")
    return found


def weight(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    """Type rule of elementwise helpers that give double precision whatever the operands have."""
    found = slope(types, static)
    return Array("f64", found.dims) if isinstance(found, Array) else found


def like_first(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    """Type rule of helpers whose result has the form of their first operand, in double precision."""
    t = types[0]
    return Array("f64", t.dims) if isinstance(t, Array) else t if is_dyn(t) else REAL


def made_by_shape(position: int, floats: int = 0) -> TypeRule:
    """Return the type rule of helpers whose result has the shape of operand number ``position``.

    Its dtype is the common one of the first ``floats`` operands, double precision if there are none.
    """

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        rank = rank_of_shape(types[position])
        given = [dtype_of(t.dtype) for t in types[:floats] if isinstance(t, Scalar | Array)]
        dtype = code_of(np.result_type(*given)) if given else "f64"
        return DYN if rank is None else numpy_result(dtype, (None,) * rank)

    return result


def list_like_first(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    """Type rule of helpers that give a new list of the kind of their first operand."""
    return types[0] if isinstance(types[0], ListT) else OBJECT


def _chain(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    """Type rule of a sum of numbers, from the int 0 on."""
    total: Type = INT
    for t in types:
        total = ROWS["operator.add"].result((total, t), {})
    return total


def _each(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    return [g if wanted else None for wanted in need]


rule("rt.sum_of(items: many) -> y", adjoint=_each, result=_chain,
     at=(([0.3, -1.2, 2.5],), ([0.1, 0.2, np.float64(0.3)],)), tangent="linear")
rule("rt.make(cls, items: many) -> y", result=constant_type(OBJECT), adjoint=no_second("a named tuple"),
     at=((slice, [1, 2]),))
rule("rt.kinds(values) -> y", result=constant_type(OBJECT), at=(([0.5, 1.5],),))
rule("rt.of_kinds(values, kinds) -> y", result=list_like_first, adjoint=no_second("the kinds of numbers"),
     tangent={"values": "rt.of_kinds(values_dot, kinds)"},
     at=(([0.5, 1.5], [float, float]),))
rule("rt.own_arrays(values) -> y", result=lambda types, static: types[0], adjoint=no_second("a container of arrays"),
     tangent={"values": "rt.own_arrays(values_dot)"}, at=(([np.array([0.5, 1.5]), np.array([2.0, 0.7])],),))
rule("rt.outline(values) -> y", result=lambda types, static: types[0], adjoint=no_second("a container of arrays"),
     tangent={"values": "rt.outline(values_dot)"}, at=(([np.array([0.5, 1.5]), np.array([2.0, 0.7])],),))
rule("rt.at_keys(values, like) -> y", result=lambda types, static: types[0], adjoint=no_second("a dict"),
     tangent={"values": "rt.at_keys(values_dot, like)"}, at=(({"a": 0.5, "b": 1.5}, {"a": 0.0}),))
rule("rt.order(keys, reverse: static = False) -> y", result=constant_type(ListT(INT)), at=(([0.5, -1.5, 0.7],),))
rule("rt.first_best(keys, largest: static) -> y", result=constant_type(INT), raises=["ValueError"],
     at=(([0.5, -1.5, 0.7], True),))
rule("rt.frozen(a) -> y", result=lambda types, static: types[0], alias="views a", at=((np.array([0.5, 1.5]),),))
rule("rt.writable(a) -> y", a="g", result=lambda types, static: types[0], alias="views a", tangent="linear",
     at=((np.array([0.5, 1.5]),),))
rule("rt.section(n, sections: static) -> y", result=constant_type(INT), raises=["ValueError"], at=((6, 3),))
rule("rt.section_end(n, sections: static, k: static) -> y", result=constant_type(INT), at=((7, 3, 1), (7, 3, 2)))
rule("rt.count(shape, axis: static = None) -> y", result=constant_type(INT), at=(((2, 3),),))
rule("rt.sign(a) -> y", result=slope, elementwise=True, at=_ONE)
rule("rt.larger(a, b) -> y", result=weight, elementwise=True, at=_APART)
rule("rt.inside(a, low = None, high = None) -> y", result=weight, elementwise=True,
     at=((0.5, 0.0, 1.0), (np.array([0.5, 1.5]), 0.0, 1.0)))  # fmt: skip
rule("rt.at_least(a, low = None) -> y", a="g if low is None else g * rt.larger(a, low)", low="g * rt.larger(low, a)",
     result=slope, elementwise=True, alias="may view a", at=(*_PAIR, (np.array([0.5, 1.5]),)))
rule("rt.ratio(a, b) -> y", a="ratio(g, b)", b="ratio(-g * y, b)", result=slope, elementwise=True, at=_PAIR)
rule("rt.power_slope(a, b) -> y", a="g * b * rt.power_slope(a, b - 1)", result=slope, elementwise=True, at=_PAIR,
     b="g * (rt.power(a, b - 1) + y * rt.log_or_zero(a))")
rule("rt.power(a, b) -> y", a="g * rt.power_slope(a, b)", b="g * y * rt.log_or_zero(a)", result=slope,
     elementwise=True, at=_PAIR)
rule("rt.log_or_zero(a) -> y", a="g * rt.reciprocal_or_zero(a)", result=slope, elementwise=True, at=_ONE)
rule("rt.reciprocal_or_zero(a) -> y", a="-g * y * y", result=slope, elementwise=True, at=_ONE)
rule("rt.sinc_slope(x, order: static = 1) -> y", x="g * rt.sinc_slope(x, order + 1)", result=weight, elementwise=True,
     at=((1.3,), (0.2, 2), (np.array([-1.7, -0.5, 0.0, 0.999, 3.0]),), (np.array([0.1, 1.001]), 3)))
rule("rt.digamma(x) -> y", x="g * rt.polygamma(x, 1)",
     tangent={"x": "x_dot * rt.polygamma(x, 1)"}, result=constant_type(FLOAT), at=((2.3,), (-0.4,)))
rule("rt.polygamma(x, order: static) -> y", x="g * rt.polygamma(x, order + 1)", result=constant_type(FLOAT),
     tangent={"x": "x_dot * rt.polygamma(x, order + 1)"},
     at=((2.3, 1), (1.3, 2)))
rule("rt.tie_share(a, extreme, axis: static = None) -> y", result=like_first,
     at=((np.array([[1.0, 3.0], [3.0, 2.0]]), 3.0),))
