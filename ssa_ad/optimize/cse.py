"""What was computed already is not computed again.

    t = operator.mul x, y : float                 t = operator.mul x, y : float
    u = operator.mul x, y : float          →      v = operator.add t, t : float
    v = operator.add t, u : float

Two ops are one if they have the same kind, row, attributes and operands, the first is visible from the
second, and nothing between them may write what they read. Results that are new storage are one only if
nobody writes that storage and it never gets out (identity can be seen); or if the second is only read
before the first is written.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from ssa_ad.analysis.effects import Effect, has_storage
from ssa_ad.analysis.regions import OUTSIDE, Root, regions
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, Function, Op, Scalar, Value
from ssa_ad.ir.walk import Site, substitute, uses

# Making one of these says something that a second one does not repeat.
NEVER = ("cell_read", "undef", "new", "new_shadow", "shadow_in", "list", "dict", "draw", "opaque")

# These give the same object again, not an equal one.
SAME_OBJECT = ("untuple", "stop", "checked", "saved", "list_load", "dict_load", "attr_load", "const", "tuple")

COMMUTATIVE = ("operator.add", "operator.mul", "accum")

# Ops that look at an array operand's elements or shape but do not keep the object.
LOOKING = (
    "apply", "load", "view", "gather", "transpose", "store", "iop", "scatter_add", "take", "size", "shape",
    "copy", "unbroadcast", "accum", "new_shadow",
)  # fmt: skip

KEEPING_ROWS = ("operator.is_", "operator.is_not")


def run(function: Function, lookup: LookUp) -> Function:
    """Merge equal ops; changes the function in place and returns it."""
    merger = _Merger(function, lookup)
    merger.block(function.body, {})
    substitute(function, merger.mapping)
    return function


@dataclass(frozen=True)
class _Known:
    """A value that was computed and the storage that it was computed from."""

    value: Value
    reads: frozenset[Root]


_Key = tuple[str, tuple[Value, ...], Hashable, Hashable]
_Table = dict[_Key, _Known]


class _Merger:
    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.regions = regions(function, lookup)
        self.uses = uses(function)
        self.mapping: dict[Value, Value] = {}
        self.writes: dict[Op, frozenset[Root]] = {}
        self.rest: list[Op] = []

    def final(self, value: Value) -> Value:
        while value in self.mapping:
            value = self.mapping[value]
        return value

    def block(self, block: Block, table: _Table) -> None:
        """Merge in a block; ``table`` is what is known before it, and is changed."""
        kept: list[Op] = []
        for n, op in enumerate(block.ops):
            op.args = [self.final(a) for a in op.args]
            if op.blocks:
                written = self.written_by(op)
                if op.kind in ("for", "while"):
                    self.forget(table, written)  # the next trip sees what this one wrote
                for k, inner in enumerate(op.blocks):
                    if op.kind == "try" and k:
                        self.forget(table, written)  # a handler sees what the body wrote before it raised
                    # a saved value is placed in the block that asks for it
                    seen = {key: known for key, known in table.items() if key[0] != "saved"}
                    self.block(inner, seen)
                self.forget(table, written)
                kept.append(op)
            else:
                self.rest = block.ops[n + 1 :]
                if not self.merge(op, table):
                    kept.append(op)
        block.ops = kept
        block.results = [self.final(v) for v in block.results]

    def written_by(self, op: Op) -> frozenset[Root]:
        """Return the roots that ``op``, blocks included, may write."""
        if op not in self.writes:
            found: set[Root] = set()
            effect = self.regions.effects[op]
            for position in effect.writes:
                found |= self.regions.of(op.args[position])
            if effect.outside or op.kind == "cell_write":
                found |= {OUTSIDE, *self.regions.reach(r for a in op.args for r in self.regions.of(a))}
            for block in op.blocks:
                for inner in block.ops:
                    found |= self.written_by(inner)
            self.writes[op] = frozenset(found)
        return self.writes[op]

    def forget(self, table: _Table, written: frozenset[Root]) -> None:
        if written:
            read = [(key, known.reads) for key, known in table.items() if known.reads]
            for key in [key for key, reads in read if self.regions.touches(reads, written)]:
                del table[key]

    def merge(self, op: Op, table: _Table) -> bool:
        """Take the known value for ``op`` if there is one; put it down otherwise. Return whether it went."""
        self.forget(table, self.written_by(op))
        effect = self.regions.effects[op]
        if op.kind in NEVER or len(op.outs) != 1 or effect.ordered or effect.writes or effect.outside:
            return False
        key = self.key(op)
        known = table.get(key)
        if known is not None and self.exchangeable(op, known.value, effect):
            self.mapping[op.out] = known.value
            return True
        if known is None:
            direct = {r for position in effect.reads for r in self.regions.of(op.args[position])}
            if effect.allocates:
                direct |= self.regions.of(op.out)
            table[key] = _Known(op.out, frozenset(self.regions.reach(direct)))
        return False

    def key(self, op: Op) -> _Key:
        args: tuple[Value, ...] = tuple(op.args)
        name = op.attrs.get("row", op.kind)
        if name in COMMUTATIVE and all(isinstance(a.type, Scalar | Array) for a in args):
            args = tuple(sorted(args, key=id))
        frozen = tuple((k, _freeze(v)) for k, v in sorted(op.attrs.items()))
        return op.kind, args, frozen, op.out.type

    def exchangeable(self, op: Op, known: Value, effect: Effect) -> bool:
        """Whether nobody can tell the out of ``op`` from ``known``, which is equal to it."""
        if not has_storage(op.out.type) or op.kind in SAME_OBJECT:
            return True
        if effect.allocates:
            private = self.regions.private
            return private(op.out) and (private(known) or self.read_before_written(op.out, known))
        if op.kind == "reshape" and not self.regions.never_written(op.out):
            return False  # it may be a copy
        return self.only_looked_at(op.out) or self.only_looked_at(known)

    def read_before_written(self, value: Value, known: Value) -> bool:
        """Whether ``value`` is only read, by ops further down this block, before ``known`` is written.

        The op that changes ``known`` may be the last of them: ``known += value`` reads before it writes.
        """
        sites = [site for site in self.uses.get(value, ()) if isinstance(site, Op)]
        left = len(self.uses.get(value, ()))
        storage = self.regions.of(known)
        for op in self.rest:
            if not left:
                return True
            here = sites.count(op)
            left -= here
            keeps = any(op.args[k] is value for k in self.regions.effects[op].hands_on)
            if here and (keeps or not _looks(op)):
                return False
            if self.regions.touches(storage, self.written_by(op)):
                return not left and here == 1 and op.kind == "iop" and op.args[1] is value
        return not left

    def only_looked_at(self, value: Value) -> bool:
        """Whether no use of a view keeps the view itself."""
        return all(_looks(site) for site in self.uses.get(value, ()))


def _looks(site: Site) -> bool:
    if isinstance(site, Block) or site.kind not in LOOKING:
        return False
    return site.attrs.get("row") not in KEEPING_ROWS


def _freeze(fact: Any) -> Hashable:
    """Return something equal only for facts that are the same: 1, 1.0 and True differ, 0.0 and -0.0, too."""
    if isinstance(fact, int | float | complex | str | bytes | type(None)):
        return type(fact), repr(fact)
    if isinstance(fact, tuple | list):
        return type(fact), tuple(map(_freeze, fact))
    if isinstance(fact, dict):
        return dict, tuple((_freeze(k), _freeze(v)) for k, v in fact.items())
    try:
        hash(fact)
    except TypeError:
        return id(fact)
    return type(fact), fact
