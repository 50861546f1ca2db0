"""Which storage each value may stand for, what is written and what gets out.

A *root* is where storage comes from: an op that allocates, a parameter or cell at entry, or the outside.
A value of the function stands for a set of roots; a container has contents per field. The result is a
*may* answer without regard to order: two values share storage only if ``may_share`` says so.

Entry arrays are disjoint except where ``Function.overlaps`` groups them. What is loaded from a container
that came from outside is the root ``OUTSIDE``, which may be any entry storage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ssa_ad.analysis.effects import NO_EFFECT, Effect, effect_of, has_storage
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Function, Op, Value, is_memory
from ssa_ad.ir.walk import Loop, Site, loop, walk


@dataclass(frozen=True, eq=False)
class Root:
    """A source of storage: ``sort`` is alloc, entry, outside or inside (what a shadow's container holds).

    There is one object per source, compared by identity.
    """

    sort: str
    site: Site | Value | None = None

    @property
    def from_outside(self) -> bool:
        return self.sort in ("entry", "outside")


OUTSIDE = Root("outside")
ELEMENTS = "[]"

Roots = frozenset[Root]
NOTHING: Roots = frozenset()

# Position of the stored value, per kind that stores a reference; of the container it is 0.
STORES = {"append": 1, "list_store": 1, "dict_store": 1, "attr_store": 1}
LOADS = ("list_load", "dict_load", "pop", "attr_load")

# Rows that see which object an operand is.
IDENTITY_ROWS = ("operator.is_", "operator.is_not")


@dataclass
class Regions:
    """The answer. ``written`` are the roots whose storage some op may change, ``escaped`` those that
    the caller, the outside or a container from outside may still see, or ``is`` tells from others."""

    roots: dict[Value, Roots] = field(default_factory=dict)
    contents: dict[Root, dict[str, Roots]] = field(default_factory=dict)
    written: set[Root] = field(default_factory=set)
    escaped: set[Root] = field(default_factory=set)
    overlap_of: dict[Root, frozenset[Root]] = field(default_factory=dict)
    effects: dict[Op, Effect] = field(default_factory=dict)

    def of(self, value: Value) -> Roots:
        return self.roots.get(value, NOTHING)

    def reach(self, roots: Iterable[Root]) -> set[Root]:
        """Return the roots and everything that can be loaded from them."""
        found: set[Root] = set()
        work = list(roots)
        while work:
            root = work.pop()
            if root not in found:
                found.add(root)
                work += self.inside(root)
        return found

    def inside(self, root: Root) -> list[Root]:
        """Return what the fields of a container hold."""
        return [inner for held in self.contents.get(root, {}).values() for inner in held]

    def touches(self, one: Iterable[Root], other: Iterable[Root]) -> bool:
        """Whether storage of one set of roots may be storage of the other."""
        second = set(other)
        outside = OUTSIDE in second
        entries = any(r.from_outside for r in second)
        for root in one:
            if root in second or (outside and root.from_outside) or (root == OUTSIDE and entries):
                return True
            if self.overlap_of.get(root, NOTHING) & second:
                return True
        return False

    def may_share(self, a: Value, b: Value) -> bool:
        """Whether writing through ``a`` can be seen through ``b``."""
        return self.touches(self.of(a), self.of(b))

    def never_written(self, value: Value) -> bool:
        return not self.touches(self.of(value), self.written)

    def private(self, value: Value) -> bool:
        """Whether the storage of ``value`` is made here, never written after and never seen outside."""
        roots = self.of(value)
        return all(not r.from_outside and r not in self.escaped and r not in self.written for r in roots)


class _Solver:
    """Grows the sets until nothing changes; they are finite and only grow."""

    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.function = function
        self.found = Regions()
        self.changed = False
        self.made: dict[tuple[str, Site | Value], Root] = {}
        self.ops: list[Op] = []
        self.loops: dict[Op, Loop] = {}
        for op in walk(function):
            effect = self.found.effects[op] = effect_of(op, lookup)
            if op.blocks or effect is not NO_EFFECT:  # an op on numbers alone has nothing to do with storage
                self.ops.append(op)
                if op.kind in ("for", "while"):
                    self.loops[op] = loop(op)

    def root(self, sort: str, site: Site | Value) -> Root:
        key = sort, site
        if key not in self.made:
            self.made[key] = Root(sort, site)
        return self.made[key]

    def add(self, value: Value, roots: Iterable[Root]) -> None:
        if not has_storage(value.type):
            return
        extra = frozenset(roots)
        before = self.found.roots.get(value, NOTHING)
        if not extra <= before:
            self.found.roots[value] = before | extra
            self.changed = True

    def hold(self, owners: Iterable[Root], slot: str, roots: Iterable[Root]) -> None:
        """Let the field ``slot`` of the owners hold ``roots``."""
        extra = frozenset(roots)
        for owner in owners:
            fields = self.found.contents.setdefault(owner, {})
            before = fields.get(slot, NOTHING)
            if not extra <= before:
                fields[slot] = before | extra
                self.changed = True

    def held(self, owner: Root, slot: str) -> Roots:
        held = self.found.contents.get(owner, {}).get(slot, NOTHING)
        if owner.from_outside:
            return held | {OUTSIDE}
        if isinstance(owner.site, Op) and owner.site.kind in ("new_shadow", "shadow_in"):
            beside = [self.root("alloc", owner.site)] if owner.site.kind == "shadow_in" else []  # it may be inside, too
            return held | {self.root("inside", owner.site), *beside}
        return held

    def run(self) -> Regions:
        for value in self.function.params:
            self.add(value, [self.root("entry", value)])
        self.changed = True
        while self.changed:
            self.changed = False
            for op in self.ops:
                self.op(op)
        self.facts()
        return self.found

    def op(self, op: Op) -> None:
        of = self.found.of
        match op.kind:
            case "if" | "try":
                for k, out in enumerate(op.outs):
                    for block in op.blocks:
                        self.add(out, of(block.results[k]))
            case "for" | "while":
                self.loop(op)
            case "const" if is_memory(op.out.type):
                self.add(op.out, [OUTSIDE])
            case "cell_read":
                self.add(op.out, [self.root("entry", op.out)])
            case "list" | "dict":
                root = self.root("alloc", op)
                self.add(op.out, [root])
                for value in op.args if op.kind == "list" else op.args[1::2]:
                    self.hold([root], ELEMENTS, of(value))
            case "opaque":
                self.opaque(op)
            case kind if kind in STORES:
                slot = op.attrs["name"] if kind == "attr_store" else ELEMENTS
                self.hold(of(op.args[0]), slot, of(op.args[STORES[kind]]))
            case kind if kind in LOADS:
                slot = op.attrs["name"] if kind == "attr_load" else ELEMENTS
                for owner in of(op.args[0]):
                    self.add(op.out, self.held(owner, slot))
            case _:
                self.plain(op)

    def plain(self, op: Op) -> None:
        effect = self.found.effects[op]
        for out in op.outs:
            for position in effect.hands_on:
                self.add(out, self.found.of(op.args[position]))
            if effect.allocates and has_storage(out.type):
                root = self.root("alloc", op)
                self.add(out, [root])
                if op.kind == "apply":  # a list made of a list holds its elements
                    for a in op.args:
                        for owner in self.found.of(a):
                            self.hold([root], ELEMENTS, self.held(owner, ELEMENTS))

    def opaque(self, op: Op) -> None:
        for out in op.outs:
            self.add(out, [OUTSIDE, *self.found.reach(r for a in op.args for r in self.found.of(a))])

    def loop(self, op: Op) -> None:
        parts = self.loops[op]
        of = self.found.of
        for k in range(parts.carry):
            for target in (parts.carried[k], parts.finals[k]):
                self.add(target, of(parts.inits[k]) | of(parts.nexts[k]))
            if parts.cond is not None:
                self.add(parts.cond.params[k], of(parts.inits[k]) | of(parts.nexts[k]))
        for scanned, stack in zip(parts.scanned, parts.stacks, strict=True):
            self.add(scanned, of(stack))
        for stack, value in zip(parts.collects, parts.collected, strict=True):
            self.add(stack, of(value))

    def facts(self) -> None:
        """Read off what is written and what escapes."""
        found = self.found
        for group in self.function.overlaps:
            roots = frozenset(self.root("entry", v) for v in group)
            for root in roots:
                found.overlap_of[root] = found.overlap_of.get(root, NOTHING) | roots
        leaving: set[Root] = {r for v in self.function.body.results for r in found.of(v)}
        for op in self.ops:
            effect = found.effects[op]
            for position in effect.writes:
                found.written |= found.of(op.args[position])
            if op.kind == "cell_write" or effect.outside or op.attrs.get("row") in IDENTITY_ROWS:
                leaving |= {r for a in op.args for r in found.of(a)}
            if effect.outside:
                found.written |= found.reach(r for a in op.args for r in found.of(a)) | {OUTSIDE}
        leaving |= {r for owner in found.contents if owner.from_outside for r in found.inside(owner)}
        everything = {r for roots in found.roots.values() for r in roots}
        found.escaped = found.reach(leaving) | {r for r in everything if r.from_outside}


def regions(function: Function, lookup: LookUp) -> Regions:
    """Return which storage each value of the function may stand for."""
    return _Solver(function, lookup).run()
