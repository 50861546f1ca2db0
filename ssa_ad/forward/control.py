"""Branches and loops hand on the tangents of what they hand on."""

from __future__ import annotations

from collections.abc import Callable

from ssa_ad.forward.sweep import Sweep, either, ends
from ssa_ad.ir.core import Block, Op, Stack, Value
from ssa_ad.ir.grow import add_carry, add_collect, add_result, add_scan, set_next
from ssa_ad.ir.walk import loop

Walk = Callable[[Block], None]


def branch(s: Sweep, op: Op, walk: Walk) -> None:
    for block in op.blocks:
        walk(block)
    for k, out in enumerate(list(op.outs)):
        if not s.varies(out):
            continue
        results = []
        for block in op.blocks:
            with s.b.inside(block):
                if ends(block):
                    results.append(s.b.emit("undef", (), [either(out.type)], s.hint(out)).out)
                else:
                    results.append(s.need(block.results[k]))
        made = add_result(op, results, s.b.names, s.hint(out))
        made.type = either(out.type)
        s.dots[out] = made
    s.keep(op)


def loop_(s: Sweep, op: Op, walk: Walk) -> None:
    parts = loop(op)
    carried: list[tuple[Value, Value]] = []
    for k, (param, final) in enumerate(zip(parts.carried, parts.finals, strict=True)):
        if s.varies(param) or s.varies(final):
            dot, after = add_carry(op, s.need(parts.inits[k], param.type), s.b.names, s.hint(param))
            for value in (dot, after):
                value.type = either(param.type)
            s.dots[param], s.dots[final] = dot, after
            if parts.cond is not None:
                second = parts.cond.params[-1]
                second.type = dot.type
                s.dots[parts.cond.params[k]] = second
            carried.append((dot, parts.nexts[k]))
    for entry, stack, way in zip(parts.scanned, parts.stacks, parts.scans, strict=True):
        found = s.dot(stack)
        if found is not None and s.varies(entry):
            s.dots[entry] = add_scan(op, found, way, s.b.names, s.hint(entry))
    for block in op.blocks:
        walk(block)
    with s.b.inside(parts.body):
        for dot, following in carried:
            set_next(op, dot, s.need(following, dot.type))
        for entry, stack in zip(parts.collected, parts.collects, strict=True):
            if s.varies(stack):
                made = add_collect(op, s.need(entry), s.b.names, f"{s.hint(entry)}_")
                made.type = either(Stack(entry.type))
                s.dots[stack] = made
    s.keep(op)
