"""The tangent of one op, from its row: forward mode."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ssa_ad.base.diagnostics import RuleMissingError
from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import Op, Value
from ssa_ad.ir.row import Row
from ssa_ad.rules.formula import Forward, build_formula, static_of


def tangent_of(
    b: Builder, row: Row, op: Op, dots: Sequence[Value | None], read: Callable[[Value], Value]
) -> Value | None:
    """Append the tangent of an ``apply`` op, from those of its arguments (None is zero), and return it."""
    if not isinstance(row.adjoint, Mapping) or not row.elementwise:
        raise RuleMissingError.at(op.span, f"{row.name} has no tangent")
    total = None
    for k, dot in enumerate(dots):
        text = row.adjoint.get(row.param_of(k).name)
        if dot is None or not text:
            continue
        env = {"y": Forward(op.out, read), "g": dot}
        for j, a in enumerate(op.args):
            env.setdefault(row.param_of(j).name, Forward(a, read))
        part = build_formula(b, text, env, static_of(row, op))
        total = part if total is None else b.apply("operator.add", [total, part])
    return total
