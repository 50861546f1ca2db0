"""Where control flow meets: branches merge and loops carry by one plan over the keys that differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import BOOL, Array, Dyn, Scalar, StrT, Type, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.chosen import can_be_chosen
from ssa_ad.lower.context import Context, Key
from ssa_ad.lower.layout import note_merge
from ssa_ad.lower.members import as_member, same_class
from ssa_ad.lower.types import join
from ssa_ad.lower.values import UNSET, Abs, Const, Poison, Ref, TupleV

Rebuild = Callable[[list[Value]], Abs]


@dataclass
class Plan:
    """Run-time values to pass through a merge: one row per value, one entry per incoming edge."""

    rows: list[tuple[Abs, Abs]] = field(default_factory=list)
    types: list[Type] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    unset: list[bool] = field(default_factory=list)

    def add(self, a: Abs, b: Abs, type: Type, hint: str, unset: bool) -> Rebuild:
        index = len(self.rows)
        self.rows.append((a, b))
        self.types.append(type)
        self.hints.append(hint)
        self.unset.append(unset)
        return lambda outs: outs[index]


def same(a: Abs, b: Abs) -> bool:
    """Whether two abstract values are certainly one."""
    if a is b:
        return True
    match a, b:
        case Const(x), Const(y):
            return type(x) is type(y) and (x == y or x is y) and repr(x) == repr(y)
        case TupleV(xs, c), TupleV(ys, d):
            return c is d and len(xs) == len(ys) and all(map(same, xs, ys))
        case Ref(x), Ref(y):
            return x is y or x.key == y.key
        case v.Static(x), v.Static(y):
            return x is y
        case v.Closure(), v.Closure():
            return a.node is b.node and a.frame == b.frame and all(map(same, a.defaults, b.defaults))
        case v.Bound(), v.Bound():
            return same(a.func, b.func) and same(a.self, b.self)
        case v.Method(), v.Method():
            return a.name == b.name and same(a.base, b.base)
        case v.MaybeV(), v.MaybeV():
            return same(a.none, b.none) and same(a.value, b.value)
        case v.MemberV(), v.MemberV():
            return a.cls is b.cls and same(a.code, b.code)
        case v.RangeV(), v.RangeV():
            return same(a.start, b.start) and same(a.stop, b.stop) and same(a.step, b.step)
        case v.ChosenV(), v.ChosenV():
            return a.test is b.test and same(a.one, b.one) and same(a.other, b.other)
        case Poison(), Poison():
            return True
    return False


def hint_of(key: Key) -> str:
    """Return the user's name for a key."""
    last = key[-1]
    if key[0] == "n":
        return str(last).lstrip(".") or "t"
    slot, name = last
    if slot == "closure":
        return str(key[1].path)
    if isinstance(name, str) and name.isidentifier():
        return name
    path = key[1].path or "item"
    base = path.split(".")[-1].split("[")[0]
    return f"{base}{name}" if isinstance(name, int) and name >= 0 and base.isidentifier() else "item"


def is_maybe(a: Abs) -> bool:
    """Whether a value is None, or may be."""
    return a == Const(None) or isinstance(a, v.MaybeV)


def as_maybe(cx: Context, a: Abs) -> v.MaybeV | None:
    """Return a value as one that may be None; None for what cannot be kept beside it."""
    if a == Const(None):
        return v.MaybeV(Const(True), UNSET)
    if isinstance(a, v.MaybeV):
        return a
    if (member := as_member(a)) is not None:
        return v.MaybeV(Const(False), member)
    if isinstance(a, TupleV) or isinstance(cx.type_of(a), Scalar | Array | Dyn | StrT):
        return v.MaybeV(Const(False), a)
    return None


def narrowed(cx: Context, test: Value, holds: bool) -> dict[Key, tuple[Abs, Abs]]:
    """Let what ``test`` says is None or not be so; return the keys with what they were and what they are here."""
    found: dict[Key, tuple[Abs, Abs]] = {}
    for key, a in [*cx.entry_cells.items(), *cx.env.items()]:
        if isinstance(a, v.MaybeV) and cx.get(key) is a:
            opposite = cx.nots.get(test)
            if a.none is test or a.none is opposite:
                found[key] = a, Const(None) if holds == (a.none is test) else a.value
    for key, (_, here) in found.items():
        cx.env[key] = here
    return found


def plan(cx: Context, a: Abs, b: Abs, hint: str, into: Plan) -> Rebuild:
    """Plan the merge of ``a`` and ``b``; what cannot be merged becomes a Poison, refused if it is used."""
    if same(a, b):
        return lambda outs: a
    if isinstance(a, Poison) or isinstance(b, Poison):
        poisoned = a if isinstance(a, Poison) else b
        return lambda outs: poisoned
    if is_maybe(a) or is_maybe(b):
        x, y = as_maybe(cx, a), as_maybe(cx, b)
        if x is not None and y is not None:
            none = plan(cx, x.none, y.none, f"{hint}_is_none", into)
            value = plan(cx, x.value, y.value, hint, into)
            return lambda outs: v.MaybeV(none(outs), value(outs))
    if (pair := same_class(a, b)) is not None:
        code = plan(cx, pair[0].code, pair[1].code, hint, into)
        return lambda outs: v.MemberV(pair[0].cls, code(outs))
    if isinstance(a, TupleV) and isinstance(b, TupleV) and len(a.items) == len(b.items) and a.cls is b.cls:
        parts = [plan(cx, x, y, hint, into) for x, y in zip(a.items, b.items, strict=True)]
        cls = a.cls
        return lambda outs: TupleV(tuple(p(outs) for p in parts), cls)
    if a is UNSET or b is UNSET:
        given = b if a is UNSET else a
        type = cx.type_of(given)
        if type is not None:
            return into.add(a, b, type, hint, True)
        if (member := as_member(given)) is not None:
            code = plan(cx, *((UNSET, member.code) if a is UNSET else (member.code, UNSET)), hint, into)
            return lambda outs: v.MemberV(member.cls, code(outs))
        if isinstance(given, TupleV):
            parts = [
                plan(cx, UNSET, x, hint, into) if a is UNSET else plan(cx, x, UNSET, hint, into) for x in given.items
            ]
            return lambda outs: TupleV(tuple(p(outs) for p in parts), given.cls)
        error = cx.unsupported(f"`{hint}` may be unset here", "set it before the branch or loop", StateError)
        return lambda outs: Poison(error)
    if can_be_chosen(cx, a, b):
        test = into.add(Const(True), Const(False), BOOL, f"{hint}_chosen", False)
        return lambda outs: v.ChosenV(test(outs), a, b)
    for ref in (a, b):
        if isinstance(ref, Ref) and ref.loc.kind in ("list", "dict"):
            demote(cx, ref)
    ta, tb = cx.type_of(a), cx.type_of(b)
    both = join(ta, tb) if ta is not None and tb is not None else None
    if both is None:
        error = cx.unsupported(
            f"`{hint}` is one thing on one path and another thing on the other", "give it one kind of value", StateError
        )
        return lambda outs: Poison(error)
    maybe = any(isinstance(x, Value) and x in cx.maybe_unset for x in (a, b))
    return into.add(a, b, both, hint, maybe)


def demote(cx: Context, ref: Ref) -> None:
    """Make a list or dict of known structure memory, and begin again."""
    cx.unroll_instead(ref.loc.key)  # if what it holds decides how often a loop runs
    if ref.loc.entry and ref.loc.cls not in (list, dict):
        cx.unroll_instead()  # there is no other way
    cx.restart(cx.memo.memory, ref.loc.key)


def as_incoming(cx: Context, a: Abs, type: Type) -> Value:
    """Return what one edge of a merge brings, in the current block."""
    if a is UNSET:
        return cx.b.emit("undef", (), [type]).out
    return cx.value(a)


def changed_keys(cx: Context, before: dict[Key, Abs], *after: dict[Key, Abs]) -> list[Key]:
    """Return the keys whose value differs from ``before`` on some path, in a stable order."""
    keys: dict[Key, None] = {}
    for env in after:
        for key, value in env.items():
            old = before.get(key)
            if old is None:
                old = cx.entry_cells.get(key, UNSET)
            if value is not old and not same(value, old):
                keys[key] = None
    return list(keys)


def settle(cx: Context, merged: Plan, keys: list[Key], rebuild: dict[Key, Rebuild], outs: list[Any]) -> None:
    """Put the merged values into the environment."""
    for out, unset, row in zip(outs, merged.unset, merged.rows, strict=True):
        if unset:
            cx.maybe_unset.add(out)
        cx.inherit(out, *row)
        note_merge(cx, out, row)
    for key in keys:
        cx.env[key] = rebuild[key](outs)
