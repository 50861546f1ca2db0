"""In-place updates of a private array as plain values.

    h = operator.mul x, y                      h = operator.mul x, y
    iop{op='operator.add', [...]} h, b   ->    h_1 = operator.add h, b

An array that an op has just made, that only this one name reaches and that is only ever changed as a
whole needs no memory: each change makes a new value. It is done where the type of the result is proved
to be that of the array (``f4 += f8`` stays f4, ``(3,) += (2, 3)`` raises). Element and slice stores are
never promoted, nor what the body of a `try` changes half-way: a handler finds it in memory.
"""

from __future__ import annotations

from ssa_ad.analysis.alias import Aliases
from ssa_ad.ir.build import WHOLE, LookUp, Names
from ssa_ad.ir.core import Array, Block, Function, Op, Value
from ssa_ad.ir.grow import add_carry, add_result, set_next
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import clone, definitions, names_of, walk
from ssa_ad.rules.types import same_dims


def run(function: Function, lookup: LookUp) -> Function:
    """Return the function with the contents of private arrays promoted."""
    new = clone(function)
    aliases = Aliases(new, lookup)
    chosen = [region_root(aliases, lookup, writes) for writes in aliases.writers.values()]
    names = names_of(new)
    for root in chosen:
        if root is not None:
            _Renamer(root, lookup, names).block(new.body)
    return new


def region_root(aliases: Aliases, lookup: LookUp, writes: list[tuple[Op, Value]]) -> Value | None:
    """Return the array whose updates ``writes`` can be promoted, None if they cannot."""
    root = aliases.root(writes[0][1])
    if not isinstance(root.type, Array) or not root.type.rank or not aliases.is_fresh(root):
        return None
    region = aliases.region(root)
    for value in aliases.defs:
        if value is not root and (aliases.region(value) is region or region in aliases.elements(aliases.region(value))):
            return None
    for op, value in writes:
        if value is not root or op.kind != "iop" or op.attrs["index"] != WHOLE:
            return None
        row = lookup(op.attrs["op"])
        try:
            made = row.result((root.type, op.args[1].type), {})
        except RowTypeError:
            return None
        if not isinstance(made, Array) or made.dtype != root.type.dtype or not same_dims(made.dims, root.type.dims):
            return None
    changes = {op for op, _ in writes}
    for op in walk(aliases.function):
        if root in op.args and op.kind in ("opaque", *PUTS):
            return None
        if op.kind == "try" and root not in _defined(op) and not changes.isdisjoint(walk(op.blocks[0])):
            return None
    return root


PUTS = ("append", "list", "list_store", "dict", "dict_store", "tuple", "attr_store", "cell_write")


class _Renamer:
    """Renames one array through the blocks below its definition; ``now`` is its present value."""

    def __init__(self, root: Value, lookup: LookUp, names: Names) -> None:
        self.root = root
        self.lookup = lookup
        self.names = names
        self.now = root

    def changes(self, op: Op) -> bool:
        return any(o.kind == "iop" and o.args[0] is self.root for b in op.blocks for o in walk(b))

    def block(self, block: Block) -> None:
        for k, op in enumerate(list(block.ops)):
            if op.kind == "iop" and op.args[0] is self.root:
                block.ops[k] = self.pure(op)
                continue
            if op.blocks and self.changes(op) and self.root not in _defined(op):
                self.nested(op)
                continue
            op.args = [self.now if a is self.root else a for a in op.args]
            for inner in op.blocks:
                self.block(inner)
        block.results = [self.now if r is self.root else r for r in block.results]

    def pure(self, op: Op) -> Op:
        row = self.lookup(op.attrs["op"])
        args = [self.now if a is self.root else a for a in op.args]
        out = Value(self.names.fresh(self.root.hint), self.root.type)
        made = Op("apply", args, [out], {"row": row.name}, span=op.span)
        self.now = out
        return made

    def nested(self, op: Op) -> None:
        """Carry the array through a loop, or merge it after a branch."""
        before = self.now
        op.args = [before if a is self.root else a for a in op.args]
        if op.kind in BRANCHES:
            ends = []
            for inner in op.blocks:
                self.now = before
                self.block(inner)
                ends.append(self.now)
            self.now = add_result(op, ends, self.names, self.root.hint)
            return
        param, final = add_carry(op, before, self.names, self.root.hint)
        if op.kind == "while":
            self.now = op.blocks[0].params[-1]
            self.block(op.blocks[0])
        self.now = param
        self.block(op.blocks[-1])
        set_next(op, param, self.now)
        self.now = final


def _defined(op: Op) -> set[Value]:
    return {v for block in op.blocks for v in definitions(block)}
