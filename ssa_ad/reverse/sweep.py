"""The state of a reverse sweep: which value is whose adjoint at the moment.

An adjoint is kept under the *name* it belongs to: the first name of a reference, a root or a view of
one, or a number. It is an SSA value, absent while it is zero. An array's adjoint that no one else can
see is *owned* and is added to in place; a *buffered* name is one that is read or written in parts, its
adjoint becomes an owned array before the first of these. A *shadowed* region is one whose storage is
written under several names: its adjoints live in arrays that the forward sweep carries along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ssa_ad.analysis.activity import Activity
from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.analysis.repeats import Repeats
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import WHOLE, Builder, Index, LookUp
from ssa_ad.ir.core import Array, Block, DictT, Dyn, ListT, ObjT, Op, Scalar, TupleT, Type, Value, carries_float
from ssa_ad.ir.kinds import KINDS
from ssa_ad.rules.formula import contributions


def either(t: Type) -> Type:
    """Return the type of an adjoint kept in a container: a number may be Python's or NumPy's there."""
    return Scalar(t.dtype, None) if isinstance(t, Scalar) else t


CONTAINERS = (ListT, DictT, ObjT)
PARTS = ("load", "gather", "store", "iop", "scatter_add", "take", "view")
RECENT = 8
"""A contribution among so many last ops was made for the value that gets it, and is named after it."""

NOTHING = ("undef", "const", "zero")


Turned = tuple[Value, tuple[bool, ...]]
"""A stack of adjoints, and for each level of stacks whether its entries stand in reverse order."""


class Sweep:
    """What every rule of the reverse sweep works with."""

    def __init__(self, b: Builder, lookup: LookUp, aliases: Aliases, activity: Activity) -> None:
        self.b = b
        self.lookup = lookup
        self.aliases = aliases
        self.activity = activity
        self.repeats = Repeats(aliases)
        self.bars: dict[Value, Value] = {}
        self.items: dict[Value, dict[int, Value]] = {}
        self.owned: set[Value] = set()
        self.buffered: set[Value] = set()
        self.rigid: set[Value] = set()
        self.shadows: dict[Value, Value] = {}
        self.sole: set[Value] = set()
        self.forward_shadows: set[Op] = set()
        self.stacks: dict[Value, list[Turned]] = {}
        self.late: set[Value] = set()
        self.labels = 0

    # -------------------------------------------------------------------------- questions

    def name(self, value: Value) -> Value:
        return self.aliases.same(value)

    def active(self, value: Value) -> bool:
        return self.activity.active(value)

    def shadowed(self, value: Value) -> bool:
        return is_reference(value.type) and self.name(value) in self.shadows

    def window(self, value: Value) -> tuple[Op, Value] | None:
        """Return the op and the base of a view whose adjoint is a view of its base's adjoint."""
        name = self.name(value)
        found = self.aliases.base(name)
        if found is None:
            return self.picked(name)
        if not (name in self.buffered or name in self.shadows or self.aliases.written(name)):
            return None
        return found

    def picked(self, name: Value) -> tuple[Op, Value] | None:
        """Return the op and the container for a reference that is taken out of one that keeps its structure."""
        op = self.aliases.defs.get(name)
        if not isinstance(op, Op) or op.kind not in ("list_load", "dict_load", "attr_load"):
            return None
        if self.restructured(op.args[0], op.attrs.get("name", "*")):
            return None
        inner = isinstance(name.type, CONTAINERS)
        if inner or (isinstance(name.type, Array) and (name in self.buffered or self.aliases.written(name))):
            return op, self.name(op.args[0])
        return None

    def restructured(self, container: Value, part: str) -> bool:
        """Whether other elements may be put into a container (or its attribute ``part``) than it had at first."""
        for op, _ in self.aliases.writers.get(self.aliases.region(container), ()):
            if op.kind != "attr_store" or (op.attrs["name"] == part and is_reference(op.args[1].type)):
                return True
        return False

    def carries_shadows(self, container: Value) -> bool:
        """Whether the elements of a list are references that must keep their identity in its shadow."""
        return isinstance(container.type, ListT) and isinstance(container.type.elem, Array) and (
            self.shadowed(container) or not self.restructured(container, "*")
        )

    def in_place(self, value: Value) -> bool:
        """Whether the adjoint of a name must be an array (or container) that is changed in place."""
        value = self.name(value)
        return value in self.buffered or isinstance(value.type, CONTAINERS) or self.window(value) is not None

    # -------------------------------------------------------------------------- forward values

    def label(self, op: Op) -> int:
        """Return a number by which the storage stage finds the forward op again."""
        if "label" not in op.attrs:
            self.labels += 1
            op.attrs["label"] = self.labels
        found = op.attrs["label"]
        assert isinstance(found, int)
        return found

    def saved(self, value: Value, at: Op | None = None) -> Value:
        """Return a forward value; of an array what it held when ``at`` read it, without ``at`` the reference."""
        site = self.aliases.defs.get(value)
        if isinstance(site, Op) and site.kind == "const":
            found = self.b.emit("const", (), [value.type], value.hint, dict(site.attrs)).out
            self.b.known[found] = site.attrs["value"]
            return found
        attrs = {"at": self.label(at)} if at is not None and is_reference(value.type) else {}
        return self.b.emit("saved", [value], [value.type], value.hint, attrs).out

    def reader(self, op: Op) -> Callable[[Value], Value]:
        return lambda value: self.saved(value, op)

    def operands(self, op: Op, values: Sequence[Value]) -> list[Value]:
        return [self.saved(v, op) for v in values]

    def zero(self, value: Value) -> Value:
        """Return a new zero adjoint of ``value``."""
        hint = f"{value.hint}_bar"
        if isinstance(value.type, TupleT):
            return self.b.emit("zero", (), [value.type], hint).out
        if isinstance(value.type, Scalar):
            # it is a Python 0.0 whatever the value is
            return self.b.emit("zero", (), [Scalar(value.type.dtype, None)], hint).out
        found = self.b.emit("new_shadow", [self.saved(value)], [value.type], hint).out
        if not isinstance(value.type, Dyn):
            self.owned.add(found)
        return found

    def zero_like(self, adjoint: Value) -> Value:
        """Return a new zero of the shape of an adjoint."""
        found = self.b.emit("new_shadow", [adjoint], [adjoint.type], adjoint.hint).out
        self.owned.add(found)
        return found

    # -------------------------------------------------------------------------- adjoints

    def pop(self, value: Value) -> Value | None:
        """Return and forget the adjoint of what an op has defined; None if it is zero."""
        name = self.name(value)
        if name in self.shadows:
            return self.saved(self.shadows[name]) if name is value else None
        return self.bars.pop(name, None) if name is value else None

    def take_all(self, value: Value) -> Value | None:
        """Like :meth:`pop`, for a tuple, too: its items' adjoints as a tuple."""
        if not isinstance(value.type, TupleT):
            return self.pop(value)
        items = self.items.pop(value, {})
        if not items:
            return None
        hint = f"{value.hint}_bar"
        parts = [
            items[k] if k in items else self.b.emit("zero", (), [t], hint).out for k, t in enumerate(value.type.items)
        ]
        return self.b.emit("tuple", parts, [TupleT(tuple(p.type for p in parts))], hint).out

    def give_all(self, value: Value, c: Value) -> None:
        """Like :meth:`add`, for a tuple, too: item by item."""
        if not isinstance(value.type, TupleT):
            self.add(value, c)
            return
        items = self.items.setdefault(value, {})
        for k, t in enumerate(value.type.items):
            if carries_float(t):
                part = self.b.emit("untuple", [c], [either(t)], f"{value.hint}_bar", {"index": k}).out
                before = items.get(k)
                items[k] = part if before is None else self.b.emit(
                    "accum", [before, part], [self.sum_type(before, part)], before.hint
                ).out

    def add(self, value: Value, c: Value, *, fresh: bool = False, lent: bool = False) -> None:
        """Add ``c`` to the adjoint of ``value``.

        ``fresh`` hands over an array that no one else holds, ``lent`` shows one that will change.
        """
        if not self.active(value):
            return
        name = self.name(value)
        site = self.aliases.defs.get(name)
        if isinstance(site, Op) and site.kind in NOTHING:
            return
        if name in self.shadows or self.window(name) is not None:
            self.add_whole(name, c)
            return
        if isinstance(name.type, CONTAINERS):
            raise UnsupportedError.at(self.b.span, "the derivative of a whole list, dict or object is not moved around")
        if name in self.rigid:
            self.grow(self.buffer(name), c)  # a new array of the layout of the value: it is viewed by reshape
            return
        before = self.bars.get(name)
        if before is None:
            if lent and not isinstance(c.type, Scalar):
                c, fresh = self.copied(c), True
            self.call(c, name)
            self.bars[name] = c
            if fresh and isinstance(c.type, Array) and c.type.rank:
                self.owned.add(c)
            else:
                self.owned.discard(c)  # another name may have it, too
        elif before in self.owned:
            self.grow(before, c)
        else:
            total = self.b.emit("accum", [before, c], [self.sum_type(before, c)], f"{name.hint}_bar").out
            self.bars[name] = total
            if isinstance(total.type, Array) and total.type.rank:
                self.owned.add(total)

    def sum_type(self, a: Value, c: Value) -> Type:
        if isinstance(a.type, Array) and isinstance(c.type, Array):
            return a.type
        return self.lookup("operator.add").result((a.type, c.type), {})

    def add_whole(self, name: Value, c: Value) -> None:
        """Append that ``c`` is added to an adjoint that is storage; that of windows is summed into what they show."""
        op, base = self.aliases.base(name) or (None, None)
        row = self.lookup(op.attrs["row"]) if op is not None and op.kind == "apply" else None
        if op is None or base is None or row is None or row.repeats is None or not self.repeats.may(name):
            self.add_part(name, WHOLE, (), c)
            return
        self.give_back(op, c, [self.name(a) is base for a in op.args])

    def give_back(self, op: Op, g: Value, need: Sequence[bool]) -> None:
        """Append the adjoint of an ``apply`` whose result has the adjoint ``g``, for the arguments in ``need``."""
        start = len(self.b.block.ops)
        found = contributions(self.b, self.lookup(op.attrs["row"]), op, g, self.reader(op), need)
        fresh = self.fresh(self.b.block.ops[start:], found, g)
        for a, c, mine in zip(op.args, found, fresh, strict=True):
            if c is not None:
                self.add(a, c, fresh=mine)

    def add_part(self, value: Value, index: Index, operands: Sequence[Value], c: Value) -> None:
        """Append that ``c`` is added to ``a[index]`` of the adjoint, to an element as often as it is named there."""
        buffer = self.buffer(value)
        if "a" in index.items or self.repeats.may(value, index):
            self.b.emit("scatter_add", [buffer, c, *operands], attrs={"index": index})
        else:
            self.b.emit("iop", [buffer, c, *operands], attrs={"op": "operator.add", "index": index})

    def grow(self, buffer: Value, c: Value) -> None:
        self.b.emit("iop", [buffer, c], attrs={"op": "operator.add", "index": WHOLE})

    def call(self, c: Value, name: Value) -> None:
        """Name a contribution after what it is the adjoint of, if it was made for that."""
        if self.b.block.ops and c.hint == "t" and any(c in op.outs for op in self.b.block.ops[-RECENT:]):
            c.name = self.b.names.fresh(f"{name.hint}_bar")

    def buffer(self, value: Value) -> Value:
        """Return the adjoint of ``value`` as storage that may be changed in place."""
        name = self.name(value)
        if name in self.shadows:
            return self.saved(self.shadows[name])
        before = self.bars.get(name)
        if before is not None and before in self.owned:
            return before
        found = self.window(name)
        if found is not None:
            op, base = found
            made = self.same_view(op, self.buffer(base))
        elif before is not None:
            made = self.copied(before)
        else:
            made = self.zero(name)
        self.bars[name] = made
        self.owned.add(made)
        return made

    def same_view(self, op: Op, base: Value) -> Value:
        """Append the view ``op`` of the shadow ``base``."""
        out = op.outs[0]
        if op.kind == "apply":
            if self.lookup(op.attrs["row"]).alias.startswith("may"):
                raise UnsupportedError.at(
                    op.span, f"{op.attrs['row']} may or may not share storage with an array that is written",
                    "copy the array, or index it directly",
                )  # fmt: skip
        args = [base, *self.operands(op, op.args[1:])]
        attrs, read_only = self.view_of_shadow(op)
        made = self.b.emit(op.kind, args, [out.type], f"{out.hint}_bar", attrs).out
        return self.b.apply("rt.writable", [made], hint=f"{out.hint}_bar") if read_only else made

    def view_of_shadow(self, op: Op) -> tuple[dict[str, Any], bool]:
        """Return the attributes of the view ``op`` taken of a shadow, and whether it must be made writable then."""
        attrs = {k: v for k, v in op.attrs.items() if k != "label"}
        row = self.lookup(attrs["row"]) if op.kind == "apply" else None
        if row is None or not row.read_only or not any(p.name == "writeable" for p in row.params):
            return attrs, row is not None and row.read_only
        return {**attrs, "static": {**attrs.get("static", {}), "writeable": True}}, False

    def live(self, value: Value) -> bool:
        """Whether the adjoint of a name may be anything but zero now."""
        name: Value | None = self.name(value)
        while name is not None:
            if name in self.bars or name in self.shadows:
                return True
            found = self.window(name)
            name = None if found is None else found[1]
        return False

    def copied(self, value: Value) -> Value:
        if isinstance(value.type, Array) and not value.type.rank:
            made = self.b.emit("new_shadow", [value], [value.type], value.hint).out
            self.grow(made, value)
            return made
        if isinstance(value.type, Dyn):
            return self.b.apply("operator.pos", [value])
        return self.b.emit("copy", [value], [value.type], value.hint).out

    def own(self, value: Value) -> Value:
        """Return ``value``, or a copy of it if others may see it."""
        if value in self.owned or not isinstance(value.type, Array):
            return value
        found = self.copied(value)
        self.owned.add(found)
        return found

    # -------------------------------------------------------------------------- freshness

    def fresh(self, made: Iterable[Op], results: Sequence[Value | None], g: Value) -> list[bool]:
        """Return for each contribution of a rule whether no other reference to its storage is left.

        ``made`` are the ops the rule appended, ``g`` the adjoint that it was given.
        """
        times = Counter(r for r in results if r is not None)
        seen: set[Value] = set()
        new: set[Value] = {g} if g in self.owned else set()
        for op in made:
            if self.shares(op):
                seen.update(op.args)
            elif op.outs and isinstance(op.outs[0].type, Array) and not op.blocks:
                new.update(op.outs)
        return [r is not None and r in new and r not in seen and times[r] == 1 for r in results]

    def shares(self, op: Op) -> bool:
        """Whether the outs of ``op`` may share storage with its arguments."""
        if op.kind == "apply":
            return self.lookup(op.attrs["row"]).alias != ""
        if KINDS[op.kind].effect == "view" or op.blocks:
            return True
        return op.kind in ("saved", "unbroadcast", "tuple", "list")


def find_buffered(sweep: Sweep, ops: Iterable[Op]) -> None:
    """Mark the names whose adjoints are read or written in parts."""
    todo = []
    for op in ops:
        if op.kind == "reshape":
            sweep.rigid.add(sweep.aliases.root(op.args[0]))
        if op.kind in PARTS and sweep.active(op.args[0]) and (op.kind != "view" or sweep.active(op.out)):
            todo.append(sweep.name(op.args[0]))
    while todo:
        name = todo.pop()
        if name not in sweep.buffered:
            sweep.buffered.add(name)
    for op in ops:
        if op.outs and isinstance(op.outs[0].type, Array | Dyn) and sweep.active(op.outs[0]):
            found = sweep.window(op.outs[0]) if sweep.name(op.outs[0]) is op.outs[0] else None
            if found is not None and not isinstance(found[1].type, CONTAINERS):
                sweep.buffered.add(found[1])


def end_of(block: Block) -> bool:
    """Whether control does not come back from a block."""
    return any(op.kind == "raise" for op in block.ops)
