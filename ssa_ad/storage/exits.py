"""Predicates that need no tape: the branch that leaves a loop ran in the last trip only."""

from __future__ import annotations

from ssa_ad.ir.core import Op, Value
from ssa_ad.storage.place import Placer


def exit_predicate(placer: Placer, op: Op) -> Value | None:
    """Return the predicate of a reverse ``if`` whose forward branch leaves its loop, None for any other."""
    return None
