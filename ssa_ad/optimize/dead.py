"""What nobody needs goes: values without use, carries and stacks without reader, storage nobody reads.

    func f(x: float) {                        func f(x: float) {
      L = list : list<float>                    return x
      append L, x                        →    }
      y = operator.mul x, x : float
      return x
    }

An op is needed if it acts on the outside, if it may raise and stands before `backward` (a gradient call
raises what the plain call raises), or if something needed uses what it makes. A write is needed if the
contents of its storage are: if that storage came from outside or a needed op reads it (containment). What may
raise is asked of :mod:`ssa_ad.analysis.effects`, what shares storage of :mod:`ssa_ad.analysis.regions`.
"""

from __future__ import annotations

import functools
import operator
from dataclasses import replace
from types import CellType, FunctionType
from typing import Any

from ssa_ad.analysis.effects import METADATA, REFERENCES, guarded, has_storage, may_raise
from ssa_ad.analysis.regions import OUTSIDE, Root, regions
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, Function, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import Loop, definitions, loop, parents, walk
from ssa_ad.optimize.loops import rebuild_loop

# Attributes that name a forward op by its attribute `label`: the storage stage looks for it.
MENTIONS = ("at", "of")

FUNCTIONS = (FunctionType, CellType, functools.partial, operator.itemgetter, operator.attrgetter, operator.methodcaller)
"""What makes a function and does nothing else."""


def run(function: Function, lookup: LookUp) -> Function:
    """Remove everything that is not needed; changes the function in place and returns it."""
    needs = _Needs(function, lookup)
    needs.find()
    _sweep(function.body, needs)
    kept = set(definitions(function))
    function.cells = [c if c.entry in kept else replace(c, entry=None) for c in function.cells]
    groups = ([v for v in group if v in kept] for group in function.overlaps)
    function.overlaps = [group for group in groups if len(group) > 1]
    return function


class _Needs:
    """Marks what is needed, from the essential ops backwards."""

    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.function = function
        self.lookup = lookup
        self.defs = definitions(function)
        self.parents = parents(function)
        self.regions = regions(function, lookup)
        self.ops: set[Op] = set()
        self.values: set[Value] = set()
        self.contents: set[Root] = set()
        self.loops: dict[Op, Loop] = {}
        self.writers: dict[Root, list[Op]] = {}
        self.work: list[Value | Op | Root] = []
        self.guarded = guarded(function)
        self.labelled = {op.attrs["label"]: op for op in walk(function) if "label" in op.attrs}

    def find(self) -> None:
        before = True
        entries = {OUTSIDE}
        for root in {r for roots in self.regions.roots.values() for r in roots}:
            if root.from_outside:
                entries.add(root)
        for op in self.function.body.ops:
            before = before and op.kind != "backward"
            for inner in [op, *(i for block in op.blocks for i in walk(block))]:
                self.look_at(inner, before)
        self.work += entries
        for value in self.function.body.results:
            self.value(value, contents=True)
        self.facts()
        while self.work:
            item = self.work.pop()
            if isinstance(item, Op):
                self.op(item)
            elif isinstance(item, Root):
                self.root(item)
            else:
                self.definition(item)

    def look_at(self, op: Op, before: bool) -> None:
        """Note what ``op`` writes and whether it is essential; ``before``: it is not in the reverse sweep."""
        if op.kind in ("for", "while"):
            self.loops[op] = loop(op)
        effect = self.regions.effects[op]
        for position in effect.writes:
            for root in self.regions.of(op.args[position]):
                self.writers.setdefault(root, []).append(op)
        # a shadow does not raise where what it shadows has not raised before
        raising = before and not op.attrs.get("shadow") and (
            op.kind == "while" or op in self.guarded or may_raise(op, self.lookup, self.defs)
        )
        ordered = effect.ordered
        if op.kind == "cell_write" and self.made_here(op.args[0]):
            ordered = False  # it is seen by those only that look at what the program has made
            for root in self.regions.of(op.args[0]):
                self.writers.setdefault(root, []).append(op)
        if (ordered or effect.outside or raising) and not self.only_makes(op):
            self.work.append(op)

    def made_here(self, owner: Value) -> bool:
        """Whether an object or container is one that the program makes, whoever sees it afterwards."""
        roots = self.regions.of(owner)
        return bool(roots) and not any(root.from_outside for root in roots)

    def only_makes(self, op: Op) -> bool:
        """Whether an op makes a function or an exception, by no code of the user's: nothing, if nobody takes it."""
        site = self.defs.get(op.args[0]) if op.kind == "opaque" else None
        cls = site.attrs["value"] if isinstance(site, Op) and site.kind == "const" else None
        if not isinstance(cls, type) or not issubclass(cls, BaseException):
            return isinstance(cls, type) and cls in FUNCTIONS
        return not any(isinstance(vars(c).get(n), FunctionType) for c in cls.__mro__ for n in ("__init__", "__new__"))

    def facts(self) -> None:
        """Keep what the function says about itself; the entry values of cells only in a primal function."""
        reverse = any(op.kind == "backward" for op in self.function.body.ops)
        if not reverse:
            for cell in self.function.cells:
                if cell.entry is not None:
                    self.value(cell.entry)
        for value in _values_in(self.function.attrs):
            if value in self.defs:
                self.value(value, contents=True)

    def value(self, value: Value, contents: bool = False) -> None:
        """Need a value, and the contents of its storage if ``contents``."""
        if contents and has_storage(value.type):
            self.work += self.regions.of(value)
        if value not in self.values:
            self.values.add(value)
            self.work.append(value)

    def root(self, root: Root) -> None:
        if root in self.contents:
            return
        self.contents.add(root)
        self.work += self.writers.get(root, ())
        if root.from_outside:  # written through anything that may be the same storage
            same = (other for other in self.writers if self.regions.touches([root], [other]))
            self.work += [op for other in same for op in self.writers[other]]
            self.work += self.regions.inside(root)

    def definition(self, value: Value) -> None:
        site = self.defs.get(value)
        if isinstance(site, Op):
            self.work.append(site)
            k = site.outs.index(value)
            if site.kind in BRANCHES:
                for block in site.blocks:
                    self.value(block.results[k])
            elif site.blocks:
                self.loop_out(site, value)
        elif isinstance(site, Block) and site in self.parents.op_of:
            self.param(self.parents.op_of[site], site, value)

    def loop_out(self, op: Op, value: Value) -> None:
        parts = self.loops[op]
        if value in parts.finals:
            self.carry(parts, parts.finals.index(value))
        elif value in parts.collects:
            self.value(parts.collected[parts.collects.index(value)])

    def param(self, op: Op, block: Block, value: Value) -> None:
        self.work.append(op)
        parts = self.loops[op]
        if block is parts.cond:
            self.carry(parts, block.params.index(value))
        elif value in parts.carried:
            self.carry(parts, parts.carried.index(value))
        elif value in parts.scanned:
            self.value(parts.stacks[parts.scanned.index(value)])

    def carry(self, parts: Loop, k: int) -> None:
        """Need carry ``k``: all its names, before, in and after the loop."""
        for value in (parts.carried[k], parts.finals[k], parts.inits[k], parts.nexts[k]):
            self.value(value)
        if parts.cond is not None:
            self.value(parts.cond.params[k])

    def op(self, op: Op) -> None:
        if op in self.ops:
            return
        self.ops.add(op)
        outer = self.parents.op_of.get(self.parents.block_of[op])
        if outer is not None:
            self.work.append(outer)
        for key in MENTIONS:
            if op.attrs.get(key) in self.labelled:
                self.work.append(self.labelled[op.attrs[key]])
        if op in self.loops:
            parts = self.loops[op]
            for value in parts.range:
                self.value(value)
            if parts.cond is not None:
                self.value(parts.cond.results[0], contents=True)
            if parts.exit_result is not None:
                self.value(parts.exit_result)
            return
        for position, value in enumerate(op.args):
            self.value(value, contents=_reads(op, position))


def _reads(op: Op, position: int) -> bool:
    """Whether a needed ``op`` needs the contents of this argument, not only its shape or identity.

    An op that hands a reference on does not: whoever reads the result names the same storage. One that puts
    it into a container does.
    """
    if (op.kind, position) in METADATA or op.kind in ("size", "shape"):
        return False
    if op.kind in ("new_shadow", "shadow_in"):
        return not isinstance(op.args[position].type, Array)
    if op.kind in REFERENCES:
        # `tuple` hands on; the others put a reference where it can be found again
        return op.kind in ("list", "dict", "append", "list_store", "dict_store", "attr_store", "cell_write")
    return True


def _values_in(fact: Any) -> list[Value]:
    if isinstance(fact, Value):
        return [fact]
    if isinstance(fact, list | tuple | set | frozenset):
        return [v for part in fact for v in _values_in(part)]
    if isinstance(fact, dict):
        return [v for pair in fact.items() for part in pair for v in _values_in(part)]
    return []


# ------------------------------------------------------------------------------------- removing


def _sweep(block: Block, needs: _Needs) -> None:
    block.ops = [op for op in block.ops if op in needs.ops]
    for op in block.ops:
        if op.kind in BRANCHES:
            _shrink_branch(op, needs.values)
        elif op in needs.loops:
            _shrink_loop(op, needs.loops[op], needs.values)
        for inner in op.blocks:
            _sweep(inner, needs)


def _shrink_branch(op: Op, needed: set[Value]) -> None:
    keep = [k for k, out in enumerate(op.outs) if out in needed]
    op.outs = [op.outs[k] for k in keep]
    for block in op.blocks:
        block.results = [block.results[k] for k in keep]


def _shrink_loop(op: Op, parts: Loop, needed: set[Value]) -> None:
    carries = [k for k in range(parts.carry) if parts.carried[k] in needed]
    stacks = [k for k, value in enumerate(parts.collects) if value in needed]
    scans = [k for k, value in enumerate(parts.scanned) if value in needed]
    rebuild_loop(op, parts, carries, scans, stacks)
