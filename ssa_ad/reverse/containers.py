"""The adjoints of lists, dicts and objects in memory."""

from __future__ import annotations

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import Op, Value
from ssa_ad.reverse.sweep import Sweep


def reverse(s: Sweep, op: Op) -> None:
    if any(map(s.active, op.outs)) or any(map(s.active, op.args)):
        raise UnsupportedError.at(op.span, f"no derivative of {op.kind} yet", stage="reverse")


def seed(s: Sweep, value: Value, g: Value) -> None:
    raise UnsupportedError.at(s.b.span, "a cotangent of a list or dict", stage="reverse")
