"""References that the user has declared constant for the derivative, and what shares their storage."""

from __future__ import annotations

from ssa_ad.analysis.solve import until_stable
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Function, Op, Value, is_memory
from ssa_ad.ir.kinds import BRANCHES, KINDS
from ssa_ad.ir.walk import loop, walk

VIEWS = ("view", "transpose", "reshape", "checked")


def stopped(function: Function, lookup: LookUp) -> frozenset[Value]:
    """Return what ``stop`` gave, and the views of it."""
    found = _stops(function)
    for op in walk(function) if found else ():  # in order: a view stands behind what it views
        if _is_view(op, lookup) and op.args[0] in found:
            found.add(op.out)
    return frozenset(found)


def write_through(function: Function, lookup: LookUp) -> list[Op]:
    """Return the writes of storage that may be one which ``stop`` gave, under whatever name."""
    found = _stops(function)
    if not found:
        return []

    def step() -> bool:
        before = len(found)
        for op in walk(function):
            if _is_view(op, lookup) and op.args[0] in found:
                found.add(op.out)
            elif op.kind in BRANCHES:
                found.update(o for k, o in enumerate(op.outs) if any(b.results[k] in found for b in op.blocks))
            elif op.kind in ("for", "while"):
                parts = loop(op)
                for i, p, n, f in zip(parts.inits, parts.carried, parts.nexts, parts.finals, strict=True):
                    if i in found or n in found:
                        found.update((p, f))
        return len(found) > before

    until_stable(step, 1000, "what is declared constant")
    return [op for op in walk(function) if KINDS[op.kind].effect == "write" and op.args[0] in found]


def _stops(function: Function) -> set[Value]:
    return {op.out for op in walk(function) if op.kind == "stop" and is_memory(op.out.type)}


def _is_view(op: Op, lookup: LookUp) -> bool:
    return op.kind in VIEWS or (op.kind == "apply" and bool(op.args) and lookup(op.attrs["row"]).alias != "")
