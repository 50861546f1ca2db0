"""The storage stage: every ``saved`` becomes a place where the value lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ssa_ad.analysis.alias import Aliases
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Block, Function, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import clone, names_of, walk
from ssa_ad.storage.exits import exit_predicate
from ssa_ad.storage.place import Level, Placer, Residual, forward_part

LABELS = ("label", "of", "at")


def _inside(op: Op) -> list[Op]:
    return [inner for block in op.blocks for inner in walk(block)]


def run(function: Function, lookup: LookUp, notes: list[Residual] | None = None) -> Function:
    """Return the function with every ``saved`` resolved; one without a reverse sweep is returned as a copy.

    What is decided for each residual is added to ``notes``.
    """
    new = place(clone(function), lookup, notes=notes)
    for key in ("primal", "cotangents"):
        new.attrs.pop(key, None)
    return new


def place(
    new: Function,
    lookup: LookUp,
    exposed: Callable[[Aliases, list[Value]], set[Any]] | None = None,
    notes: list[Residual] | None = None,
) -> Function:
    """Resolve every ``saved`` in place; what is ``exposed`` may change once the forward sweep has ended."""
    part, n = forward_part(new)
    aliases = Aliases(part, lookup)
    primal = new.body.results[: new.attrs.get("primal", len(new.body.results))]
    open_ = exposed(aliases, primal) if exposed is not None else set()
    placer = Placer(aliases, part.body, lookup, names_of(new), open_)
    reverse = new.body.ops[n:]
    ops: list[Op] = []
    placer.path = [Level(part.body, None, None, ops, {})]
    origin = {op.out: op for top in reverse for op in [top, *_inside(top)] if op.kind == "saved"}
    rewriter = _Rewriter(placer, origin)
    rewriter.block(reverse)
    new.body.results = [rewriter.get(v) for v in new.body.results]
    if notes is not None:
        notes += rewriter.notes
    new.body.ops = part.body.ops + ops
    for op in walk(new):
        for key in LABELS:
            op.attrs.pop(key, None)
    return new


class _Rewriter:
    """Resolves each saved value at its first use, so that what is only measured is never kept."""

    def __init__(self, placer: Placer, origin: dict[Value, Op]) -> None:
        self.placer = placer
        self.origin = origin
        self.mapping: dict[Value, Value] = {}
        self.notes: list[Residual] = []

    def get(self, value: Value) -> Value:
        read = self.origin.get(value)
        if read is not None and value not in self.mapping:
            held = read.args[0]
            if "at" in read.attrs:
                held = self.placer.contents(held, self.placer.labelled[read.attrs["at"]])
            self.mapping[value] = self.placer.resolve(held)
            self.notes.append(self.placer.described(read.args[0], held))
        return self.mapping.get(value, value)

    def block(self, source: list[Op]) -> None:
        """Append the ops of ``source``, resolved, to the last block of the path."""
        for op in source:
            if op.kind != "saved":
                self.op(op)

    def op(self, op: Op) -> None:
        read = self.origin.get(op.args[0]) if op.args else None
        if read is not None and "at" not in read.attrs and op.kind in ("shape", "size"):
            self.mapping[op.out] = self.placer.measure(op, read.args[0])
            return
        if read is not None and "at" not in read.attrs and op.kind == "new_shadow":
            op.args = [self.placer.form(read.args[0])]
        elif op.kind == "if" and read is not None and (found := exit_predicate(self.placer, op)) is not None:
            op.args = [found]
        else:
            op.args = [self.get(a) for a in op.args]
        forward = self.placer.labelled.get(op.attrs.get("of", -1))
        for k, block in enumerate(op.blocks):
            self.inner(op, block, forward, k)
        self.placer.path[-1].ops.append(op)

    def inner(self, op: Op, block: Block, forward: Op | None, k: int) -> None:
        """Rewrite a block of a reverse op, which mirrors a block of ``forward`` or is only a rule's."""
        old, block.ops = block.ops, []
        level = Level(Block(), None, None, block.ops, {})
        if forward is not None:
            mirrored = forward.blocks[k] if forward.kind in BRANCHES else forward.blocks[-1]
            level = Level(mirrored, forward, op, block.ops, {})
        self.placer.path.append(level)
        self.block(old)
        block.results = [self.get(v) for v in block.results]
        self.placer.path.pop()
