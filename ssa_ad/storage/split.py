"""A gradient function as two: ``fwd -> (y, residuals)`` and ``bwd(residuals, y_bar) -> gradients``.

Between the two the caller may do as he likes, so that contents he can reach count as overwritten. ``bwd``
changes only what it has made itself: it can be called again.
"""

from __future__ import annotations

from typing import Any

from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Block, DictT, Function, ListT, ObjT, Op, Value
from ssa_ad.ir.walk import clone, free_values, names_of, walk
from ssa_ad.storage.place import Residual, forward_part
from ssa_ad.storage.storage import place


def split(
    function: Function, lookup: LookUp, notes: list[Residual] | None = None
) -> tuple[Function, Function]:
    """Return the forward and the backward function of a gradient function that storage has not seen.

    The results of the first are those of the primal (``attrs['primal']`` of them) and the residuals, the
    parameters of the second the residuals and the cotangents. Trees are left to the caller. Raises
    UnsupportedError where the adjoint lives in storage that the forward sweep made.
    """
    new = clone(function)
    primal = new.attrs["primal"]
    for op in walk(forward_part(new)[0]):
        if op.attrs.get("shadow"):
            what = "a pullback through storage that the run chooses"
            raise UnsupportedError.at(op.span, what, "use grad or value_and_grad", stage="storage")
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
    groups = ([v for v in group if v in residuals] for group in new.overlaps)
    overlaps = [group for group in groups if len(group) > 1]  # their shadows share storage as they do
    bwd = Function(f"{new.name}_bwd", Block([*residuals, *seeds], reverse, gradients), None, [], overlaps)
    return clone(fwd), clone(bwd)


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


