"""What printing an expression later than it stands would change: what it reads, writes and may raise.

Two pieces of code may change places if neither writes what the other touches and not both can be seen to
happen (raise, print, commit a cell). This is about the order of what is printed only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Dyn, Function, Op, Scalar, Type, Value, is_memory
from ssa_ad.ir.walk import walk

# A place: a domain, and within "array" the value that names the storage (None is any).
Place = tuple[str, Value | None]

_READS = {
    "load": "array", "gather": "array", "copy": "array", "list_load": "container", "len": "container",
    "dict_load": "container", "dict_has": "container", "attr_load": "object", "cell_read": "object",
}  # fmt: skip
_WRITES = {
    "store": "array", "iop": "array", "scatter_add": "array", "take": "array", "list_store": "container",
    "append": "container", "pop": "container", "dict_store": "container", "dict_clear": "container",
    "attr_store": "object", "cell_write": "object", "draw": "generator",
}  # fmt: skip
_VIEWS = ("view", "transpose", "reshape")
_ALLOCATES = ("copy", "new_shadow", "list", "dict", "new")
_NEVER_RAISE = (
    "tuple", "untuple", "size", "shape", "zero", "const", "undef", "cell_read", "transpose", "copy", "accum",
    "unbroadcast", "list", "new_shadow", "shadow_in", "ifexp", "len", "append", "draw", "cell_write", "attr_store",
)  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """``anything`` is code that may read and write all there is; ``seen`` is a lasting effect outside."""

    reads: frozenset[Place] = frozenset()
    writes: frozenset[Place] = frozenset()
    raises: bool = False
    seen: bool = False
    anything: bool = False

    def __or__(self, other: Effect) -> Effect:
        if other is PURE:
            return self
        return Effect(
            self.reads | other.reads,
            self.writes | other.writes,
            self.raises or other.raises,
            self.seen or other.seen,
            self.anything or other.anything,
        )


PURE = Effect()
EVERYTHING = Effect(raises=True, seen=True, anything=True)


class Effects:
    """The effects of the ops of one function. ``reverse`` is set while the reverse sweep is looked at."""

    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.lookup = lookup
        self.reverse = False
        self._maker: dict[Value, Op] = {out: op for op in walk(function) for out in op.outs}
        self._entry = set(function.params)
        self._entry.update(op.out for op in walk(function) if op.kind == "cell_read")
        self._group: Mapping[Value, int] = {v: k for k, g in enumerate(function.overlaps) for v in g}

    # ---------------------------------------------------------------- storage

    def root(self, value: Value) -> Value:
        """Return the value that names the storage ``value`` is a part of."""
        while (op := self._maker.get(value)) is not None and op.kind in _VIEWS:
            value = op.args[0]
        return value

    def _fresh(self, value: Value) -> bool:
        op = self._maker.get(value)
        if op is None:
            return False
        if op.kind == "apply":
            return not self.lookup(op.attrs["row"]).alias
        return op.kind in _ALLOCATES

    def _disjoint(self, a: Value, b: Value) -> bool:
        if a is b:
            return False
        known_a, known_b = a in self._entry or self._fresh(a), b in self._entry or self._fresh(b)
        if not (known_a and known_b):
            return False
        group = self._group.get(a)
        return not (a in self._entry and b in self._entry and group is not None and group == self._group.get(b))

    def _meet(self, left: frozenset[Place], right: frozenset[Place]) -> bool:
        for domain, a in left:
            for other, b in right:
                if domain == other and (a is None or b is None or not self._disjoint(a, b)):
                    return True
        return False

    # ---------------------------------------------------------------- ops

    def of(self, op: Op) -> Effect:
        """Return the effect of the op itself, without what its arguments did."""
        if op.kind in ("opaque", "raise", "checked", "if", "for", "while", "pop"):
            return EVERYTHING
        raises = not self.reverse and self.may_raise(op)
        if op.kind == "apply":
            row = self.lookup(op.attrs["row"])
            if row.writes:
                return EVERYTHING
            reads = frozenset() if row.alias == "views a" else frozenset(p for a in op.args for p in self.places(a))
            return Effect(reads, raises=raises)
        writes = self._place(_WRITES, op)
        reads = self._place(_READS, op)
        if op.kind in _WRITES or op.kind in ("accum", "unbroadcast", "new_shadow"):
            reads |= frozenset(p for a in op.args for p in self.places(a))
        return Effect(reads, writes, raises, seen=bool(writes) and not self.reverse)

    def _place(self, table: Mapping[str, str], op: Op) -> frozenset[Place]:
        domain = table.get(op.kind)
        if domain is None:
            return frozenset()
        return frozenset([(domain, self.root(op.args[0]) if domain == "array" else None)])

    def places(self, value: Value) -> list[Place]:
        """Return the storage that using ``value`` as an operand reads."""
        if isinstance(value.type, Array | Dyn):
            return [("array", self.root(value))]
        if is_memory(value.type):
            return [("array", None), ("container", None), ("object", None)]
        return []

    def may_raise(self, op: Op) -> bool:
        if op.kind in _NEVER_RAISE:
            return False
        if op.kind != "apply":
            return not (op.kind in ("view", "gather", "load", "store", "iop") and _whole(op))
        row = self.lookup(op.attrs["row"])
        if row.raises:
            return True
        return not _fits([a.type for a in op.args])

    def commute(self, first: Effect, second: Effect) -> bool:
        """Whether code with the effect ``first`` may run after code with ``second`` instead of before."""
        if first is PURE or second is PURE:
            return True
        if first.anything or second.anything:
            other = second if first.anything else first
            return not (other.reads or other.writes or other.raises or other.seen or other.anything)
        if (first.raises or first.seen) and (second.raises or second.seen):
            return False
        return not (
            self._meet(first.writes, second.writes)
            or self._meet(first.writes, second.reads)
            or self._meet(first.reads, second.writes)
        )


def _whole(op: Op) -> bool:
    """Whether a subscript without int or advanced operands, which cannot be out of bounds."""
    return op.kind == "view" and all(i[0] in "sne" for i in op.attrs["index"].items)


def _fits(types: list[Type]) -> bool:
    """Whether operands of these types surely broadcast: numbers, and arrays of equal known shape."""
    shapes = {t.dims for t in types if isinstance(t, Array)}
    if any(not isinstance(t, Array | Scalar) for t in types):
        return not shapes
    return not shapes or (len(shapes) == 1 and None not in next(iter(shapes)))
