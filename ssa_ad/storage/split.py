"""A gradient function as two: ``fwd -> (y, residuals)`` and ``bwd(residuals, y_bar) -> gradients``.

Between the two the caller may do as he likes, so that contents he can reach count as overwritten. ``bwd``
changes only what it has made itself: it can be called again.
"""

from __future__ import annotations

from typing import Any

from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.analysis.solve import until_stable
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, DictT, Function, ListT, ObjT, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import clone, free_values, loop, names_of, substitute, walk
from ssa_ad.storage.place import Residual, forward_part
from ssa_ad.storage.storage import place


def split(
    function: Function, lookup: LookUp, notes: list[Residual] | None = None
) -> tuple[Function, Function]:
    """Return the forward and the backward function of a gradient function that storage has not seen.

    The results of the first are those of the primal (``attrs['primal']`` of them) and the residuals, the
    parameters of the second the residuals and the cotangents. Trees are left to the caller. Shadows that the
    forward sweep has made say which storage is shared; the second function has zeros of its own for them.
    """
    new = clone(function)
    primal = new.attrs["primal"]
    shadows = {out for op in walk(forward_part(new)[0]) if op.attrs.get("shadow") for out in op.outs}
    _freeze_structures(new)
    new = place(new, lookup, exposed, notes)
    n = next(k for k, op in enumerate(new.body.ops) if op.kind == "backward")
    forward, reverse = new.body.ops[:n], new.body.ops[n + 1 :]
    gradients = new.body.results[primal:]
    seeds: list[Value] = list(new.attrs["cotangents"])
    body = Block([], reverse, gradients)
    residuals = [v for v in free_values(body) if v not in seeds]
    params = [p for p in new.params if p not in seeds]
    attrs = {k: v for k, v in new.attrs.items() if k != "cotangents"}
    results = [*new.body.results[:primal], *residuals]
    fwd = Function(f"{new.name}_fwd", Block(params, forward, results), None, new.cells, new.overlaps, attrs)
    entries = {*params, *(op.out for op in new.body.ops if op.kind == "cell_read")}
    inner = [op.args for op in walk(body) if op.kind == "shadow_in" and not entries.issuperset(op.args)]
    groups = ([v for v in group if v in residuals] for group in [*new.overlaps, *inner])
    overlaps = [group for group in groups if len(group) > 1]  # their shadows share storage as they do
    bwd = Function(f"{new.name}_bwd", Block([*residuals, *seeds], reverse, gradients), None, [], overlaps)
    _own_shadows(bwd, [v for v in residuals if v in _handed_on(forward, shadows)])
    return clone(fwd), clone(bwd)


def _handed_on(forward: list[Op], shadows: set[Value]) -> set[Value]:
    """Return shadows under every name that loops and branches give them."""
    found = set(shadows)

    def step() -> bool:
        before = len(found)
        for op in walk(Block(ops=forward)):
            if op.kind in BRANCHES:
                found.update(o for k, o in enumerate(op.outs) if any(b.results[k] in found for b in op.blocks))
            elif op.kind in ("for", "while"):
                parts = loop(op)
                for i, p, n, f in zip(parts.inits, parts.carried, parts.nexts, parts.finals, strict=True):
                    if i in found or n in found:
                        found.update((p, f))
                found.update(s for e, s in zip(parts.collected, parts.collects, strict=True) if e in found)
                found.update(e for e, s in zip(parts.scanned, parts.stacks, strict=True) if s in found)
        return len(found) > before

    until_stable(step, 1000, "shadows that are handed on")
    return found


def _own_shadows(function: Function, shadows: list[Value]) -> None:
    """Begin with zeros that share storage as the shadows from the forward sweep do, which are left alone."""
    if not shadows:
        return
    names = names_of(function)
    own = [Value(names.fresh(v.hint), v.type) for v in shadows]
    substitute(function.body, dict(zip(shadows, own, strict=True)))
    function.body.ops.insert(0, Op("shadow_in" if len(shadows) > 1 else "new_shadow", shadows, own))
    arrays = [v for v in shadows if isinstance(v.type, Array)]
    if len(arrays) > 1:
        function.overlaps.append(arrays)


def exposed(aliases: Aliases, results: list[Value]) -> set[Any]:
    """Return the regions of storage that the caller can reach when the function has returned."""
    found = [v for v in aliases.function.params + results if is_reference(v.type)]
    for op in walk(aliases.function):
        if op.kind in ("cell_read", "opaque"):
            found += [v for v in op.outs if is_reference(v.type)]
        if op.kind in ("cell_write", "opaque"):
            found += [v for v in op.args[1:] if is_reference(v.type)]
    regions = {aliases.region(v) for v in found}
    todo = list(regions)
    while todo:
        for part in aliases.elements(todo.pop()):
            if part not in regions:
                regions.add(part)
                todo.append(part)
    return regions


def _freeze_structures(function: Function) -> None:
    """Keep the structure of lists and dicts as it is at the end of the forward sweep."""
    names = names_of(function)
    n = next(k for k, op in enumerate(function.body.ops) if op.kind == "backward")
    saved = {op.out: op for op in walk(Block(ops=function.body.ops[n:])) if op.kind == "saved"}
    for op in list(walk(Block(ops=function.body.ops[n:]))):
        if op.kind != "new_shadow" or not isinstance(op.args[0].type, ListT | DictT | ObjT):
            continue
        source = saved[op.args[0]].args[0] if op.args[0] in saved else op.args[0]
        if not any(source in o.outs for o in function.body.ops[:n]) and source not in function.params:
            continue  # made in a trip or branch: nobody else has it
        kept = Value(names.fresh(source.hint), source.type)
        function.body.ops.insert(n, Op("new_shadow", [source], [kept], span=op.span))
        n += 1
        op.args = [kept]


