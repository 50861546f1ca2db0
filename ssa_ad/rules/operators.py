"""Python's operators, with Python's semantics between Python numbers and NumPy's otherwise."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import BOOL, Array, Dyn, Op, Scalar, Type, Value
from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules.formula import Forward, build_formula, rule
from ssa_ad.rules.products import matmul_adjoint, matmul_type
from ssa_ad.rules.types import DYN_BOOL, constant_type, describe, is_dyn, may_be_python, operator_rule

_AT = ((0.7, 1.3), (np.array([0.5, -1.5]), 2.0), (np.array([[0.4], [1.1]]), np.array([0.3, -0.8, 1.7])))
_WHOLE = ((7, 2), (7.5, -2.0), (np.array([5.5, -1.5]), 2.0))
_BITS = ((6, 3), (True, False), (np.array([True, False]), np.array([True, True])))


def power_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    """Adjoint of ``a ** b``: simple forms for a constant exponent, no logarithm for an inactive one."""
    base, exponent = op.args
    env = {"a": Forward(base, b.saved), "b": Forward(exponent, b.saved), "y": Forward(op.out, b.saved), "g": g}
    known = b.known.get(exponent)
    left: Value | None = None
    right: Value | None = None
    if need[0]:
        if isinstance(known, int | float) and not isinstance(known, bool):
            left = _constant_power(b, known, env, base.type)
        else:
            left = build_formula(b, "g * rt.power_slope(a, b)", env)
    if need[1]:
        constant = b.known.get(base)
        positive = isinstance(constant, int | float) and constant > 0
        right = build_formula(b, "g * y * math.log(a)" if positive else "g * y * rt.log_or_zero(a)", env)
    return [left, right]


def power_tangent(b: Builder, op: Op, dots: Sequence[Value | None]) -> Value | None:
    """Tangent of ``a ** b``: the adjoint's terms, since powers are taken entry by entry."""
    parts = []
    for k, d in enumerate(dots):
        found = None if d is None else power_adjoint(b, op, d, [k == 0, k == 1])[k]
        if found is not None:
            parts.append(found)
    return parts[0] if len(parts) == 1 else b.apply("operator.add", parts) if parts else None


def _constant_power(b: Builder, n: int | float, env: Mapping[str, Any], base: Type) -> Value | None:
    if n == 0:
        return None
    if n == 1:
        return build_formula(b, "g", env)
    if n == 2:
        return build_formula(b, "2 * g * a", env)
    # Python raises for 0 to a negative power; where n is negative, too, it has done so before
    power = "rt.power(a, m)" if 0 < n < 1 and may_be_python(base) else "a ** m"
    return build_formula(b, f"g * n * {power}", env, {"n": n, "m": n - 1})


rule("operator.add(a, b) -> y", a="g", b="g", elementwise=True, at=_AT,
     result=operator_rule(operator.add, np.add, "+"))
rule("operator.sub(a, b) -> y", a="g", b="-g", elementwise=True, at=_AT,
     result=operator_rule(operator.sub, np.subtract, "-"))
rule("operator.mul(a, b) -> y", a="g * b", b="g * a", elementwise=True, at=_AT,
     result=operator_rule(operator.mul, np.multiply, "*"))
rule("operator.truediv(a, b) -> y", a="g / b", b="-g * y / b", elementwise=True, at=_AT,
     result=operator_rule(operator.truediv, np.true_divide, "/"), raises=["ZeroDivisionError"])
rule("operator.floordiv(a, b) -> y", elementwise=True, at=_WHOLE,
     result=operator_rule(operator.floordiv, np.floor_divide, "//"), raises=["ZeroDivisionError"])
rule("operator.mod(a, b) -> y", a="g", b="-g * (a // b)", elementwise=True, at=_WHOLE,
     result=operator_rule(operator.mod, np.remainder, "%"), raises=["ZeroDivisionError"])
rule("operator.pow(a, b) -> y", adjoint=power_adjoint, tangent=power_tangent, elementwise=True,
     at=((0.7, 1.3), (-1.5, 2), (1.5, -3), (0.0, 2), (np.array([0.5, 1.5]), 2.5), (2.0, np.array([1.0, -0.5]))),
     result=operator_rule(operator.pow, np.power, "**"), raises=["ZeroDivisionError", "OverflowError"])
rule("operator.neg(a) -> y", a="-g", elementwise=True, at=((0.7,), (np.array([1.0, -2.0]),)),
     result=operator_rule(operator.neg, np.negative, "-"))
rule("operator.pos(a) -> y", a="g", elementwise=True, at=((0.7,), (np.array([1.0, -2.0]),)),
     result=operator_rule(operator.pos, np.positive, "+"))
rule("operator.abs(a) -> y", a="g * rt.sign(a) if is_number(a) else g * np.sign(a)", elementwise=True, also=[abs],
     at=((-0.7,), (np.array([1.0, -2.0]),)), result=operator_rule(operator.abs, np.absolute, "abs"))
rule("operator.matmul(a, b) -> y", adjoint=matmul_adjoint, result=matmul_type("operator @"), raises=["ValueError"],
     at=((np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([0.3, 0.7])),
         (np.array([0.3, 0.7]), np.array([[1.0, 2.0], [0.5, -1.0]])),
         (np.array([0.3, 0.7]), np.array([1.3, -0.7])),
         (np.array([[1.0, 2.0], [0.5, -1.0], [2.0, 3.0]]), np.array([[1.0, 2.0], [0.5, -1.0]]))),
         tangent="bilinear")  # fmt: skip


def _bits(sign: str, call: Any, ufunc: np.ufunc) -> None:
    rule(f"operator.{sign}(a, b) -> y", elementwise=True, at=_BITS, result=operator_rule(call, ufunc, sign.strip("_")))


_bits("and_", operator.and_, np.bitwise_and)
_bits("or_", operator.or_, np.bitwise_or)
_bits("xor", operator.xor, np.bitwise_xor)
for _name, _shift in (("lshift", np.left_shift), ("rshift", np.right_shift)):
    rule(f"operator.{_name}(a, b) -> y", elementwise=True, at=((6, 1),), raises=["ValueError"],
         result=operator_rule(getattr(operator, _name), _shift, _name))  # fmt: skip
rule("operator.invert(a) -> y", elementwise=True, at=((6,), (np.array([True, False]),)),
     result=operator_rule(operator.invert, np.invert, "~"))


def _comparison(call: Any, ufunc: np.ufunc, sign: str, *, any_object: bool) -> Any:
    numbers = operator_rule(call, ufunc, sign)

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        if any(is_dyn(t) for t in types):
            return DYN_BOOL
        if all(isinstance(t, Scalar | Array) for t in types):
            found = numbers(types, static)
            return found if not isinstance(found, Dyn) else Scalar("b1", None)
        if any_object and not any(isinstance(t, Array) for t in types):
            return BOOL
        return numbers(types, static)

    return result


_COMPARISONS: tuple[tuple[str, Any, str], ...] = (
    ("lt", np.less, "<"), ("le", np.less_equal, "<="), ("gt", np.greater, ">"), ("ge", np.greater_equal, ">="),
    ("eq", np.equal, "=="), ("ne", np.not_equal, "!="),
)  # fmt: skip
for _name, _ufunc, _sign in _COMPARISONS:
    rule(f"operator.{_name}(a, b) -> y", elementwise=True, at=_AT + ((1, 2),),
         result=_comparison(getattr(operator, _name), _ufunc, _sign, any_object=_name in ("eq", "ne")))  # fmt: skip


def _truth(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    for t in types:
        if isinstance(t, Array) and t.rank and any(isinstance(d, int) and d != 1 for d in t.dims):
            raise RowTypeError(f"the truth value of {describe(t)} is ambiguous: use np.any or np.all")
    return BOOL


def _contains(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    if isinstance(types[0], Scalar | Dyn):
        raise RowTypeError(f"'in' takes a container on its right, not {describe(types[0])}")
    return BOOL


rule("operator.not_(a) -> y", at=((1.0,), (0,)), result=_truth)
rule("operator.truth(a) -> y", also=[bool], at=((1.0,), (0,), (np.float64(2.0),)), result=_truth)
rule("operator.is_(a, b) -> y", at=((None, None), (1.5, None)), result=constant_type(BOOL))
rule("operator.is_not(a, b) -> y", at=((None, None), (1.5, None)), result=constant_type(BOOL))
rule("operator.contains(a, b) -> y", at=(((1, 2), 2), (np.array([1.0, 2.0]), 2.0)), result=_contains)
