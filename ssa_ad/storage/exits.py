"""Predicates that need no tape: a branch that leaves its loop ran in the last trip, or not at all.

    exit = if c {… yield 1} else {… yield 0}        c  is  (this is the last trip) and (the loop ended with 1)
"""

from __future__ import annotations

from ssa_ad.analysis.alias import Aliases
from ssa_ad.ir.core import BOOL, INT, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import loop
from ssa_ad.storage.place import Placer


def exit_predicate(placer: Placer, op: Op) -> Value | None:
    """Return the predicate of a reverse ``if`` whose forward branch leaves its loop, None for any other."""
    forward = placer.labelled.get(op.attrs.get("of", -1))
    if forward is None or forward.kind != "if" or placer.is_top(forward.args[0]):
        return None
    found = _code(placer, forward)
    if found is None:
        return None
    code, k = found
    key = (placer.path[k].mirror, code)
    if key not in placer.flags:
        placer.flags[key] = _build(placer, k, code)
    return placer.flags[key]


def _code(placer: Placer, forward: Op) -> tuple[int, int] | None:
    """Return the code of ``forward``'s first branch and the level of the loop that it leaves."""
    for r, out in enumerate(forward.outs):
        codes = [codes_of(placer.aliases, b.results[r]) for b in forward.blocks]
        if codes[0] is None or codes[1] is None or len(codes[0]) != 1 or 0 in codes[0] or codes[0] & codes[1]:
            continue
        level, value = len(placer.path) - 1, out
        while (owner := placer.path[level].owner) is not None:
            block = placer.path[level].forward
            if owner.kind not in BRANCHES:
                left = loop(owner).exit_result is value and placer.path[level].mirror is not None
                return (next(iter(codes[0])), level) if left else None
            if value not in block.results:
                break
            value = owner.outs[block.results.index(value)]
            level -= 1
    return None


def codes_of(aliases: Aliases, value: Value) -> set[int] | None:
    """Return the exit codes a value can be, None if that is not known."""
    site = aliases.defs.get(value)
    if not isinstance(site, Op):
        return None
    if site.kind == "const" and type(site.attrs["value"]) is int:
        return {site.attrs["value"]}
    if site.kind not in BRANCHES:
        return None
    found: set[int] = set()
    for block in site.blocks:
        more = codes_of(aliases, block.results[site.outs.index(value)])
        if more is None:
            return None
        found |= more
    return found


def _build(placer: Placer, k: int, code: int) -> Value:
    """Append the predicate to the reverse block of the loop at level ``k``."""
    level = placer.path[k]
    owner, mirror = level.owner, level.mirror
    assert owner is not None and mirror is not None
    exit_out = loop(owner).exit_out
    assert exit_out is not None
    _, stop, step = mirror.args[:3]
    placer.path, inner = placer.path[:k], placer.path[k:]
    ended = placer.resolve(exit_out)
    placer.path += inner

    def made(at: int, row: str, a: Value, b: Value, hint: str) -> Value:
        out = Value(placer.names.fresh(hint), INT if row == "operator.sub" else BOOL)
        placer.emit(at, Op("apply", [a, b], [out], {"row": row}, span=owner.span))
        return out

    number = Value(placer.names.fresh("code"), INT)
    placer.emit(k - 1, Op("const", (), [number], {"value": code}, span=owner.span))
    left = made(k - 1, "operator.eq", ended, number, "left")
    last = made(k - 1, "operator.sub", stop, step, "last")
    here = made(k, "operator.eq", mirror.blocks[0].params[0], last, "is_last")
    return made(k, "operator.and_", here, left, "leaves")
