"""What printing an expression later than it stands would change.

Two pieces of code may change places if neither writes what the other touches and not both can be seen to
happen (raise, print, commit a cell). What one op does is said by :mod:`ssa_ad.analysis.effects`; this adds
up what is done by expressions, by place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ssa_ad.analysis.effects import effect_of, guarded, may_raise
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, DictT, Dyn, Function, ListT, ObjT, Op, Scalar, Value
from ssa_ad.ir.walk import definitions, walk

Place = tuple[str, Value | None]
"""A domain, and for arrays the value that names the storage (None is any)."""

_VIEWS = ("view", "transpose", "reshape")
_CONTAINER_ONLY = ("list_load", "dict_load", "dict_has", "len", "attr_load", "list_store", "dict_store", "append")


@dataclass(frozen=True)
class Effect:
    """``anything`` is code that may read and write all there is; ``seen`` is a lasting effect outside.

    What does nothing is the one ``PURE``, so that it can be told by identity.
    """

    reads: frozenset[Place] = frozenset()
    writes: frozenset[Place] = frozenset()
    raises: bool = False
    seen: bool = False
    anything: bool = False

    def __or__(self, other: Effect) -> Effect:
        if other is PURE or self is PURE:
            return self if other is PURE else other
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
    """The effects of the ops of one function. ``reverse`` is set while the reverse sweep is looked at.

    There the order of exceptions does not matter: the program has run, and what is written is our own.
    """

    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.lookup = lookup
        self.reverse = False
        self._definitions = definitions(function)
        self._maker: dict[Value, Op] = {out: op for op in walk(function) if not op.blocks for out in op.outs}
        self._guarded = guarded(function)
        self._entry = set(function.params)
        self._entry.update(op.out for op in walk(function) if op.kind == "cell_read")
        self._group: Mapping[Value, int] = {v: k for k, g in enumerate(function.overlaps) for v in g}

    # ---------------------------------------------------------------- storage

    def root(self, value: Value) -> Value:
        """Return the value that names the storage ``value`` is a part of."""
        while (op := self._maker.get(value)) is not None and op.kind in _VIEWS:
            value = op.args[0]
        # the shadows that one op makes share storage as their arrays do
        return op.outs[0] if op is not None and op.kind == "shadow_in" else value

    def _fresh(self, value: Value) -> bool:
        op = self._maker.get(value)
        if op is None:
            return False
        effect = effect_of(op, self.lookup)
        return effect.allocates and not effect.hands_on

    def _disjoint(self, a: Value, b: Value) -> bool:
        if a is b:
            return False
        if not all(v in self._entry or self._fresh(v) for v in (a, b)):
            return False
        group = self._group.get(a)
        return group is None or group != self._group.get(b)

    def _meet(self, left: frozenset[Place], right: frozenset[Place]) -> bool:
        for domain, a in left:
            for other, b in right:
                if domain == other and (a is None or b is None or not self._disjoint(a, b)):
                    return True
        return False

    # ---------------------------------------------------------------- ops

    def of(self, op: Op) -> Effect:
        """Return the effect of the op itself, without what its arguments did."""
        if op.kind == "ifexp":
            return PURE
        effect = effect_of(op, self.lookup)
        if effect.outside or op.kind in ("checked", "enter", "leave"):
            return EVERYTHING
        alone = op.kind in _CONTAINER_ONLY
        reads = {p for i in effect.reads if not alone or i == 0 for p in self.places(op.args[i], alone)}
        writes = {p for i in effect.writes for p in self.places(op.args[i], alone)}
        if op.kind == "cell_read":
            reads.add(("object", None))
        elif op.kind in ("cell_write", "attr_store"):
            writes.add(("object", None))
        seen = not self.reverse and bool(writes or effect.ordered)
        if op.kind == "draw":
            writes.add(("generator", None))
        raises = self.may_raise(op)
        return Effect(frozenset(reads), frozenset(writes), raises, seen) if reads or writes or raises or seen else PURE

    def places(self, value: Value, alone: bool = False) -> list[Place]:
        """Return the storage that ``value`` refers to; ``alone`` leaves out what is inside a container."""
        match value.type:
            case Array() | Dyn():
                return [("array", self.root(value))]
            case ListT() | DictT():
                own = "container"
            case ObjT():
                own = "object"
            case _:
                return []
        return [(own, None)] if alone else [("array", None), ("container", None), ("object", None)]

    def may_raise(self, op: Op) -> bool:
        return not self.reverse and (op in self._guarded or may_raise(op, self.lookup, self._definitions))

    def commute(self, first: Effect, second: Effect) -> bool:
        """Whether code with the effect ``first`` may run after code with ``second`` instead of before."""
        if first is PURE or second is PURE:
            return True
        if first.anything or second.anything:
            return False
        if (first.raises or first.seen) and (second.raises or second.seen):
            return False
        return not (
            self._meet(first.writes, second.writes)
            or self._meet(first.writes, second.reads)
            or self._meet(first.reads, second.writes)
        )

    def scalar_and_safe(self, op: Op) -> bool:
        """Whether an expression may be printed twice: a number, of numbers, that does not raise."""
        return isinstance(op.out.type, Scalar) and op.kind == "apply" and not self.may_raise(op)
