"""Shadows that go along with storage whose adjoint no name can carry: made in the forward sweep.

Where storage is written under one name and used under another that the run chooses (a list of arrays,
``b = x if c else y``, an object picked from a list), each reference gets a shadow beside it, made by the
same op on shadow operands. What can wait is moved behind the mark ``backward`` afterwards.
"""

from __future__ import annotations

from typing import Any

from ssa_ad.analysis.alias import LOADS, VIEWS, is_reference
from ssa_ad.analysis.together import by_storage
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import Array, Block, Dyn, Function, NoneT, Op, Stack, Value, carries_float, is_memory
from ssa_ad.ir.grow import add_carry, add_result, set_next
from ssa_ad.ir.kinds import BRANCHES, KINDS
from ssa_ad.ir.walk import loop, walk
from ssa_ad.reverse.sweep import CONTAINERS, Sweep


def add_shadows(s: Sweep, function: Function) -> None:
    """Give every reference of a region that needs it a shadow beside it."""
    regions = split_regions(s)
    if regions:
        _Shadower(s, regions, function).run()


def split_regions(s: Sweep) -> set[Any]:
    """Return the regions whose adjoints must go along with the storage."""
    aliases = s.aliases
    kept: dict[Any, set[Any]] = {}
    for value in aliases.defs:
        if is_reference(value.type) and not isinstance(value.type, Stack):
            region = aliases.region(value)
            for part in aliases.elements(region):
                kept.setdefault(region, set()).add(part)
    inner = {part for parts in kept.values() for part in parts}
    names = {v for v in aliases.defs if is_reference(v.type) and s.name(v) is v and s.active(v)}
    active = {aliases.region(v) for v in names}
    chosen = {aliases.region(v) for v in names if _chosen(s, v)}
    found = {r for r in active if (r in inner and r in aliases.writers and r in chosen) or aliases.split(r)}
    found |= {aliases.region(v) for v in names if isinstance(v.type, CONTAINERS) and aliases.region(v) in chosen}
    found |= {aliases.region(v) for v in names if _stored(s, v, inner)}
    found |= {aliases.region(v) for group in shared_groups(s) for v in group if s.active(v)}
    while True:
        more = {r for r, parts in kept.items() if parts & found and r not in found}
        more |= {p for r, parts in kept.items() if r in found for p in parts if p in active and p not in found}
        if not more:
            return found
        found |= more


def shared_groups(s: Sweep) -> list[list[Value]]:
    """Return groups of arrays that are one storage: at entry (see :mod:`ssa_ad.optimize.apart`), or their shadows."""
    function = s.aliases.function
    return [*function.overlaps, *(op.outs for op in walk(function) if op.kind == "shadow_in")]


def _chosen(s: Sweep, name: Value) -> bool:
    """Whether the run decides which storage a name stands for."""
    if s.aliases.base(name) is not None or s.aliases.is_entry(name) or s.aliases.is_fresh(name):
        return False
    return s.picked(name) is None


def _stored(s: Sweep, name: Value, inner: set[Any]) -> bool:
    """Whether storage that is written, or a container, is kept in a container beside its own name."""
    region = s.aliases.region(name)
    if region not in inner or s.picked(name) is not None:
        return False
    return isinstance(name.type, CONTAINERS) or region in s.aliases.writers


class _Shadower:
    def __init__(self, s: Sweep, regions: set[Any], function: Function) -> None:
        self.s = s
        self.regions = regions
        self.function = function
        self.made: set[Op] = set()
        self.out: list[Op] = []

    def wanted(self, value: Value) -> bool:
        if not is_reference(value.type) or self.s.aliases.region(value) not in self.regions:
            return False
        return (is_memory(value.type) or isinstance(value.type, Dyn)) and carries_float(value.type)

    def run(self) -> None:
        entries = [v for v in self.function.params if self.wanted(v)]
        reads = [op for op in self.function.body.ops if op.kind == "cell_read" and self.wanted(op.out)]
        entries += [op.out for op in reads]
        last = max((self.function.body.ops.index(op) for op in reads), default=-1)
        head: list[Op] = []
        tied = shared_groups(self.s)
        for group in by_storage(self.s.aliases, entries, tied):
            together = any(isinstance(v.type, CONTAINERS) for v in group) or any(
                v in other for v in group for other in tied
            )
            for part in [group] if together and len(group) > 1 else [[v] for v in group]:
                outs = [self.fresh(v) for v in part]
                head.append(Op("shadow_in" if len(part) > 1 else "new_shadow", part, outs, {"shadow": True}))
                self.made.add(head[-1])
                self.s.shadows.update(zip(part, outs, strict=True))
                if len(part) == 1:
                    self.s.sole.add(outs[0])
        self.function.body.ops[last + 1 : last + 1] = head
        self.block(self.function.body)
        self.s.forward_shadows = self.made

    def fresh(self, value: Value) -> Value:
        return Value(self.s.b.names.fresh(f"{value.hint}_bar"), value.type)

    def shadow(self, value: Value) -> Value:
        """Return the shadow of a reference, or what stands for it: nothing for what is not one."""
        name = self.s.name(value)
        found = self.s.shadows.get(name)
        if found is not None:
            return found
        site = self.s.aliases.defs.get(name)
        if isinstance(name.type, NoneT) or (isinstance(site, Op) and site.kind in ("undef", "const", "zero")):
            return name
        raise UnsupportedError.at(self.s.b.span, f"the shadow of `{value.hint}` cannot be followed", stage="reverse")

    def block(self, block: Block) -> None:
        for op in list(block.ops):
            if op in self.made:
                continue
            carried = self.open_loop(op) if op.kind in ("for", "while") else []
            for inner in op.blocks:
                self.block(inner)
            self.close_loop(op, carried)
            before, self.out = self.out, []
            self.s.b.span = op.span
            self.op(op)
            at = block.ops.index(op) + 1
            block.ops[at:at] = self.out
            self.out = before

    def emit(
        self, op: Op, kind: str, args: list[Value], outs: list[Value], attrs: dict[str, Any] | None = None
    ) -> None:
        made = Op(kind, args, outs, {**(attrs or {}), "shadow": True}, (), op.span)
        self.made.add(made)
        self.out.append(made)

    def op(self, op: Op) -> None:
        if op.kind in BRANCHES:
            self.merge(op)
        elif op.kind in ("append", "pop", "dict_clear", "list_store", "dict_store", "attr_store"):
            self.change(op)
        elif op.kind == "shadow_in":
            if any(map(self.wanted, op.outs)):
                outs = [self.fresh(o) for o in op.outs]
                self.emit(op, "shadow_in", list(op.outs), outs)
                self.s.shadows.update(zip(op.outs, outs, strict=True))
        elif op.kind not in ("for", "while", "cell_read", "checked", "undef", "const", "zero", "opaque"):
            for out in op.outs:
                if self.wanted(out) and self.s.name(out) is out:
                    self.define(op, out)
        elif any(self.wanted(o) and o.type != NoneT() for o in op.outs) and op.kind == "opaque":
            raise UnsupportedError.at(op.span, "a call without source returns storage that is written", stage="reverse")

    def define(self, op: Op, out: Value) -> None:
        s = self.s
        shadow = self.fresh(out)
        found = s.aliases.base(out)
        if op.kind in VIEWS or (found is not None and op.kind == "apply"):
            args = [self.shadow(op.args[0]), *op.args[1:]]
            if op.kind == "apply" and s.lookup(op.attrs["row"]).alias.startswith("may"):
                raise UnsupportedError.at(op.span, f"{op.attrs['row']} may or may not share storage that is written")
            attrs, read_only = s.view_of_shadow(op)
            seen = self.fresh(out) if read_only else shadow
            self.emit(op, op.kind, args, [seen], attrs)
            if read_only:
                self.emit(op, "apply", [seen], [shadow], {"row": "rt.writable"})
        elif op.kind in ("list_load", "dict_load", "attr_load"):
            self.emit(op, op.kind, [self.shadow(op.args[0]), *op.args[1:]], [shadow], op.attrs)
        elif op.kind in ("list", "dict"):
            args = list(op.args)
            for k in range(0 if op.kind == "list" else 1, len(args), 1 if op.kind == "list" else 2):
                args[k] = self.element(op, args[k])
            self.emit(op, op.kind, args, [shadow], op.attrs)
        elif op.kind in LOADS or not (isinstance(out.type, Array | Dyn) or KINDS[op.kind].effect == "alloc"):
            name = op.attrs.get("row", op.kind)
            raise UnsupportedError.at(op.span, f"storage that {name} makes is written elsewhere", stage="reverse")
        else:
            self.emit(op, "new_shadow", [out], [shadow])
            s.sole.add(shadow)
        s.shadows[out] = shadow

    def element(self, op: Op, value: Value) -> Value:
        """Return what stands for ``value`` in a shadow container."""
        if self.wanted(value):
            return self.shadow(value)
        zero = Value(self.s.b.names.fresh("zero"), value.type)
        if is_reference(value.type) and is_memory(value.type):
            self.emit(op, "new_shadow", [value], [zero])
        else:
            self.emit(op, "const", [], [zero], {"value": 0.0})
        return zero

    def change(self, op: Op) -> None:
        """Keep the structure of a shadow container in step."""
        if not self.wanted(op.args[0]):
            return
        shadow = self.shadow(op.args[0])
        if op.kind == "pop":
            out = self.fresh(op.out)
            self.emit(op, "pop", [shadow, *op.args[1:]], [out])
            if self.wanted(op.out):
                self.s.shadows[op.out] = out
        elif op.kind == "dict_clear":
            self.emit(op, op.kind, [shadow], [])
        elif op.kind in ("append", "dict_store") or self.wanted(op.args[1]):
            self.emit(op, op.kind, [shadow, self.element(op, op.args[1]), *op.args[2:]], [], op.attrs)

    def merge(self, op: Op) -> None:
        s = self.s
        for k, out in enumerate(list(op.outs)):
            if not self.wanted(out) or s.name(out) is not out:
                continue
            sources = [self.shadow(b.results[k]) for b in op.blocks]
            inside = {o for b in op.blocks for i in walk(b) for o in i.outs}
            if inside.isdisjoint(sources) and op.kind == "if":
                shadow = self.fresh(out)
                made = Op("if", [op.args[0]], [shadow], {}, [Block(results=[x]) for x in sources], op.span)
                self.made.add(made)
                self.out.append(made)
            else:
                shadow = add_result(op, sources, s.b.names, f"{out.hint}_bar")
            s.shadows[out] = shadow

    def open_loop(self, op: Op) -> list[tuple[Value, Value]]:
        """Carry the shadows of what a loop carries; return (carried shadow, carried reference)."""
        s, parts = self.s, loop(op)
        if any(self.wanted(v) for v in [*parts.scanned, *parts.collected]):
            raise UnsupportedError.at(op.span, "a loop hands out storage that is written elsewhere", stage="reverse")
        found = []
        for param, final, init in zip(parts.carried, parts.finals, parts.inits, strict=True):
            if self.wanted(param) and s.name(param) is param:
                carried, after = add_carry(op, self.shadow(init), s.b.names, f"{param.hint}_bar")
                s.shadows[param], s.shadows[final] = carried, after
                found.append((carried, param))
        return found

    def close_loop(self, op: Op, carried: list[tuple[Value, Value]]) -> None:
        for shadow, param in carried:
            set_next(op, shadow, self.shadow(loop(op).nexts[loop(op).carried.index(param)]))
