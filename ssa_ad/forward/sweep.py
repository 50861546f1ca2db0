"""The state of forward mode: which value is whose tangent.

A tangent is made beside its value by ops of the same kinds, so that references to tangents alias exactly as
the references they belong to; it is absent while it is zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ssa_ad.analysis.activity import Activity
from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.ir.build import WHOLE, Builder, LookUp
from ssa_ad.ir.core import (
    Array,
    Block,
    DictT,
    Dyn,
    ListT,
    NoneT,
    ObjT,
    Op,
    Scalar,
    Stack,
    TupleT,
    Type,
    Value,
)
from ssa_ad.ir.walk import walk

CONTAINERS = (ListT, DictT, ObjT)


def either(t: Type) -> Type:
    """Return the type of a tangent that merges or is kept: a number may be Python's or NumPy's."""
    match t:
        case Scalar(dtype):
            return Scalar(dtype, None)
        case TupleT(items):
            return TupleT(tuple(map(either, items)))
        case Stack(elem):
            return Stack(either(elem))
    return t


class Sweep:
    """What every rule of forward mode works with."""

    def __init__(self, b: Builder, lookup: LookUp, aliases: Aliases, activity: Activity) -> None:
        self.b = b
        self.lookup = lookup
        self.aliases = aliases
        self.activity = activity
        self.dots: dict[Value, Value] = {}
        self.reshaped = {
            aliases.region(op.args[0])
            for op in walk(aliases.function)
            if op.kind == "reshape" or (op.kind == "apply" and lookup(op.attrs["row"]).alias.startswith("may"))
            if is_reference(op.args[0].type)
        }

    def varies(self, value: Value) -> bool:
        return self.activity.varies(value)

    def keep(self, op: Op) -> None:
        """Append an op of the function itself."""
        self.b.block.ops.append(op)

    def dot(self, value: Value) -> Value | None:
        return self.dots.get(value)

    def hint(self, value: Value) -> str:
        return f"{value.hint}_dot"

    def need(self, value: Value, among: Type | None = None) -> Value:
        """Return the tangent of a value, a new zero if it has none; ``among`` is the type of what it is passed as."""
        found = self.dots.get(value)
        if found is not None:
            return found
        site = self.aliases.defs.get(value)
        hint = self.hint(value)
        if isinstance(site, Op) and site.kind == "undef":
            return self.b.emit("undef", (), [either(value.type)], hint).out
        match value.type:
            case NoneT() if isinstance(among, Scalar):
                return self.b.const(0.0, hint)
            case NoneT():
                return value
            case Scalar():
                return self.b.const(0.0, hint)
            case TupleT(items):
                parts = []
                for k, t in enumerate(items):
                    item = self.b.emit("untuple", [value], [t], value.hint, {"index": k}).out
                    parts.append(self.need(item))
                return self.b.emit("tuple", parts, [TupleT(tuple(p.type for p in parts))], hint).out
            case Array() | Dyn() | ListT() | DictT() | ObjT():
                return self.b.emit("new_shadow", [value], [value.type], hint).out
        return self.b.const(None, hint)

    def define(self, out: Value, found: Value | None, made: Iterable[Op] = ()) -> None:
        """Let ``found`` be the tangent of what an op has made; ``made`` are the ops that compute it.

        Storage that is written later gets a tangent that no one else holds.
        """
        if not self.varies(out):
            return
        storage = is_reference(out.type) and not isinstance(out.type, TupleT | Stack)
        if found is None:
            if storage:
                self.dots[out] = self.need(out)
            return
        if isinstance(out.type, Array) and self.aliases.written(out):
            found = self.own(out, found, made)
        if found.hint == "t" and any(found in op.outs for op in made):
            found.name = self.b.names.fresh(self.hint(out))
        self.dots[out] = found

    def own(self, out: Value, found: Value, made: Iterable[Op]) -> Value:
        """Return a tangent of a new array that is the only reference to its storage, and laid out as ``out`` is."""
        assert isinstance(out.type, Array)
        new = any(found in op.outs and not self.shares(op) for op in made) and isinstance(found.type, Array)
        if new and out.type.rank and self.aliases.region(out) not in self.reshaped:
            return found
        if out.type.rank and self.aliases.region(out) not in self.reshaped:
            return self.b.emit("copy", [found], [out.type], self.hint(out)).out
        storage = self.b.emit("new_shadow", [out], [out.type], self.hint(out)).out
        self.b.emit("store", [storage, found], attrs={"index": WHOLE})
        return storage

    def held(self, found: Value, made: Iterable[Op]) -> set[Value]:
        """Return what a tangent that ``made`` has computed may share storage with."""
        makers = {out: op for op in made for out in op.outs}
        shared, waiting = set(), [found]
        while waiting:
            value = waiting.pop()
            shared.add(value)
            op = makers.get(value)
            if op is not None and self.shares(op):
                waiting += [a for a in op.args if a not in shared]
        return shared

    def shares(self, op: Op) -> bool:
        """Whether the out of ``op`` may share storage with its arguments."""
        if op.kind == "apply":
            return self.lookup(op.attrs["row"]).alias != ""
        return op.kind not in ("copy", "gather", "new_shadow")

    def same(self, op: Op, args: Sequence[Value], types: Sequence[Type], hints: Sequence[str] | str = "t") -> Op:
        """Append an op of the same kind on tangents."""
        return self.b.emit(op.kind, args, types, hints, op.attrs)


def ends(block: Block) -> bool:
    """Whether control does not come back from a block."""
    return any(op.kind == "raise" for op in block.ops)
