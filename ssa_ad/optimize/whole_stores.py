"""An array that is made and then filled as a whole is what it is filled with.

    out = numpy.zeros n                     t = operator.mul x, y
    t = operator.mul x, y            ->
    store{[:]} out, t

What :mod:`ssa_ad.optimize.promote_contents` does for ``+=``, done for the whole-array stores that
:mod:`ssa_ad.optimize.vectorize` leaves where a loop had filled an array: the adjoint needs no shadow then.
"""

from __future__ import annotations

from ssa_ad.analysis.alias import Aliases
from ssa_ad.ir.build import LookUp, Names
from ssa_ad.ir.core import Array, Function, Op, Value
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import Site, names_of, substitute, uses, walk
from ssa_ad.optimize.promote_contents import PUTS
from ssa_ad.rules.types import same_dims


def run(function: Function, lookup: LookUp) -> Function:
    """Change the function in place and return it."""
    names = names_of(function)
    while True:
        aliases = Aliases(function, lookup)
        for writes in aliases.writers.values():
            if _promotable(aliases, lookup, writes):
                _promote(function, aliases, names, writes)
                break
        else:
            return function


def _promotable(aliases: Aliases, lookup: LookUp, writes: list[tuple[Op, Value]]) -> bool:
    root = aliases.root(writes[0][1])
    if not isinstance(root.type, Array) or not root.type.rank or not aliases.is_fresh(root):
        return False
    region = aliases.region(root)
    if any(v is not root and (aliases.region(v) is region or region in aliases.elements(aliases.region(v)))
           for v in aliases.defs):  # fmt: skip
        return False
    site = aliases.defs[root]
    assert isinstance(site, Op)
    block = aliases.parents.block_of[site]
    if not any(op.kind == "store" for op, _ in writes):
        return False
    if any(root in op.args and op.kind in ("opaque", "raise", *PUTS) for op in walk(aliases.function)):
        return False
    alone = all(v is root and aliases.parents.block_of[op] is block for op, v in writes)
    return alone and all(_whole(op, root.type, lookup) for op, _ in writes)


def _whole(op: Op, type: Array, lookup: LookUp) -> bool:
    """Whether a write replaces the whole array by one of its own type."""
    index = op.attrs.get("index")
    if index is None or any(item not in ("e", "s000") for item in index.items):
        return False
    made = op.args[1].type
    if op.kind == "iop":
        try:
            made = lookup(op.attrs["op"]).result((type, made), {})
        except RowTypeError:
            return False
    elif op.kind != "store":
        return False
    return isinstance(made, Array) and made.dtype == type.dtype and same_dims(made.dims, type.dims)


def _promote(function: Function, aliases: Aliases, names: Names, writes: list[tuple[Op, Value]]) -> None:
    root = aliases.root(writes[0][1])
    site = aliases.defs[root]
    assert isinstance(site, Op)
    block = aliases.parents.block_of[site]
    users = uses(function)
    written = [op for op, _ in writes]
    now = root
    ops: list[Op] = []
    for op in block.ops:
        if now is not root:
            _rename(op, root, now)
        if op not in written:
            ops.append(op)
            continue
        if op.kind == "store" and _own(op.args[1], aliases, users):
            now = op.args[1]
            now.name = names.fresh(root.hint) if now.hint == "t" else now.name
            continue
        args = [now if a is root else a for a in op.args[:2]]
        out = Value(names.fresh(root.hint), root.type)
        if op.kind == "store":
            ops.append(Op("copy", args[1:], [out], span=op.span))
        else:
            ops.append(Op("apply", args, [out], {"row": op.attrs["op"]}, span=op.span))
        now = out
    block.ops = ops
    block.results = [now if r is root else r for r in block.results]
    if not uses(function).get(root) and _harmless(site, aliases):
        block.ops.remove(site)


def _harmless(op: Op, aliases: Aliases) -> bool:
    """Whether an array that nobody reads is made without a chance to raise."""
    if op.kind == "copy":
        return True
    if op.attrs.get("row") in ("numpy.zeros_like", "numpy.ones_like", "numpy.empty_like"):
        return isinstance(op.args[0].type, Array)
    if op.attrs.get("row") not in ("numpy.zeros", "numpy.ones", "numpy.empty"):
        return False
    lengths = [aliases.defs[a] for a in op.args]
    if len(lengths) == 1 and isinstance(first := lengths[0], Op) and first.kind == "tuple":
        lengths = [aliases.defs[a] for a in first.args]
    return all(isinstance(site, Op) and site.kind == "size" for site in lengths)


def _own(value: Value, aliases: Aliases, users: dict[Value, list[Site]]) -> bool:
    """Whether a stored value is an array that was made for this store alone."""
    return aliases.is_fresh(value) and not aliases.written(value) and len(users.get(value, ())) == 1


def _rename(op: Op, old: Value, new: Value) -> None:
    op.args = [new if a is old else a for a in op.args]
    for inner in op.blocks:
        substitute(inner, {old: new})


