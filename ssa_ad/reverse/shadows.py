"""Shadows that go along with storage whose adjoint no name can carry: made in the forward sweep."""

from __future__ import annotations

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import Function
from ssa_ad.reverse.sweep import Sweep


def add_shadows(s: Sweep, function: Function) -> None:
    """Give every reference of a split region a shadow beside it."""
    for region, writes in s.aliases.writers.items():
        for op, value in writes:
            if s.active(value) and s.aliases.split(region):
                raise UnsupportedError.at(op.span, "storage is written under several names", stage="reverse")
