"""Where control flow meets: branches merge and loops carry by one plan over the keys that differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from ssa_ad.base.diagnostics import Error, StateError
from ssa_ad.ir.core import BOOL, Array, Block, Dyn, Scalar, StrT, Type, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.chosen import MOST, can_be_chosen, choices
from ssa_ad.lower.context import Context, Key
from ssa_ad.lower.layout import note_merge
from ssa_ad.lower.members import as_member, same_class
from ssa_ad.lower.parts import is_part
from ssa_ad.lower.types import join
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV

Rebuild = Callable[[list[Value]], Abs]


@dataclass
class Plan:
    """Run-time values to pass through a merge: one row per value, one entry per incoming edge.

    ``envs`` are the environments at the ends of the two sides of a branch, and ``known`` the values that are known to
    be set on them; ``blocks`` are the sides.
    """

    rows: list[tuple[Abs, Abs]] = field(default_factory=list)
    types: list[Type] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    unset: list[bool] = field(default_factory=list)
    envs: tuple[dict[Key, Abs], dict[Key, Abs]] | None = None
    known: tuple[frozenset[Value], frozenset[Value]] = (frozenset(), frozenset())
    blocks: tuple[Block, Block] | None = None

    def is_there(self, a: Value, column: int) -> bool:
        """Whether a value was there before the branch whose side brings it."""
        return self.blocks is not None and not any(a in op.outs for op in self.blocks[column].ops)

    def add(self, a: Abs, b: Abs, type: Type, hint: str, unset: bool) -> Rebuild:
        index = len(self.rows)
        self.rows.append((a, b))
        self.types.append(type)
        self.hints.append(hint)
        self.unset.append(unset)
        return lambda outs: outs[index]

    def may_be_unset(self, cx: Context, a: Abs, column: int) -> bool:
        """Whether what one side brings may not be set."""
        return isinstance(a, Value) and a in cx.maybe_unset and a not in self.known[column]


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
        if is_part(str(last)):
            return "t"
        return str(last).lstrip(".").partition(":")[0] or "t"  # behind it may stand where it is
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


def passed(cx: Context, value: Abs, hint: str, into: Plan, first: bool = True) -> Rebuild:
    """Pass a value out of a side that others do not come out of; what holds no run-time value is the same behind it.

    ``first`` says which of the two sides it is.
    """

    column = 0 if first else 1

    def add(x: Value) -> Rebuild:
        if x not in cx.maybe_unset and into.is_there(x, column):
            return lambda outs: x
        a, b = (x, UNSET) if first else (UNSET, x)
        return into.add(a, b, x.type, hint, into.may_be_unset(cx, x, column))

    match value:
        case Value():
            return add(value)
        case TupleV(items, cls):
            parts = [passed(cx, item, hint, into, first) for item in items]
            return lambda outs: TupleV(tuple(p(outs) for p in parts), cls)
        case v.MemberV(cls, code):
            member = passed(cx, code, hint, into, first)
            return lambda outs: v.MemberV(cls, member(outs))
        case v.MaybeV(none, inner):
            is_none = passed(cx, none, f"{hint}_is_none", into, first)
            held = passed(cx, inner, hint, into, first)
            return lambda outs: v.MaybeV(is_none(outs), held(outs))
        case v.SetV(given, inner, poison):
            is_given = passed(cx, given, f"{hint}_set", into, first)
            held = passed(cx, inner, hint, into, first)
            return lambda outs: v.SetV(is_given(outs), held(outs), poison)
        case v.ChosenV(test, one, other):
            chosen = passed(cx, test, f"{hint}_chosen", into, first)
            both = [passed(cx, a, hint, into, first) for a in (one, other)]
            return lambda outs: v.ChosenV(chosen(outs), *(p(outs) for p in both))
        case v.Bound(func, self, owner):
            two = [passed(cx, a, hint, into, first) for a in (func, self)]
            return lambda outs: v.Bound(two[0](outs), two[1](outs), owner)
        case v.Closure(defaults=defaults, kw_defaults=kw_defaults):
            by_place = passed(cx, TupleV(defaults), hint, into, first)
            by_name = passed(cx, TupleV(kw_defaults), hint, into, first)
            return lambda outs: replace(value, defaults=by_place(outs).items, kw_defaults=by_name(outs).items)
        case v.PartialV(func, args, kwargs):
            three = [passed(cx, a, hint, into, first) for a in (func, TupleV(args), TupleV(tuple(kwargs.values())))]

            def partial(outs: list[Value]) -> Abs:
                func, given, named = (p(outs) for p in three)
                return v.PartialV(func, given.items, dict(zip(kwargs, named.items, strict=True)))

            return partial
    return lambda outs: value


def can_be_passed(a: Abs) -> bool:
    """Whether :func:`passed` takes along all run-time values that something is made of."""
    match a:
        case TupleV(items):
            return all(map(can_be_passed, items))
        case v.MaybeV(_, inner) | v.SetV(_, inner) | v.Bound(_, inner):
            return can_be_passed(inner)
        case v.ChosenV(_, one, other):
            return can_be_passed(one) and can_be_passed(other)
        case v.Closure():
            return all(map(can_be_passed, (*a.defaults, *(d for d in a.kw_defaults if d is not None))))
        case v.PartialV(func, args, kwargs):
            return all(map(can_be_passed, (func, *args, *kwargs.values())))
    return a is UNSET or isinstance(a, Value | Const | v.Static | Ref | v.MemberV | v.LocalClass | Poison)


def as_set(a: Abs) -> v.SetV:
    if a is UNSET or isinstance(a, Poison):
        return v.SetV(UNSET, UNSET, None if a is UNSET else a)
    return a if isinstance(a, v.SetV) else v.SetV(Const(True), a)


def plan_set(cx: Context, a: Abs, b: Abs, hint: str, into: Plan) -> Rebuild:
    """Plan the merge of two values of which one is not set, or may not be, or cannot be read."""
    x, y = as_set(a), as_set(b)
    poison = y.poison if x.poison is None else x.poison
    if poison is not None and x.value is UNSET and y.value is UNSET:
        return lambda outs: poison
    if not all(map(can_be_passed, (x.value, y.value))):
        lost = Poison(unset(cx, hint)) if poison is None else poison
        return lambda outs: lost
    given = plan(cx, x.given, y.given, f"{hint}_set", into)
    if x.value is UNSET or y.value is UNSET:
        value = passed(cx, y.value if x.value is UNSET else x.value, hint, into, y.value is UNSET)
    else:
        value = plan(cx, x.value, y.value, hint, into)
    return lambda outs: v.SetV(given(outs), value(outs), poison)


def plan_cell(cx: Context, a: Abs, b: Abs, key: Key, into: Plan) -> Rebuild:
    """Plan the merge of what a cell holds.

    An object that one side has made is nowhere on the other side: nobody can look there for what it holds.
    """
    loc, hint = key[1], hint_of(key)
    assert into.envs is not None
    made = [is_made(env, loc) for env in into.envs]
    if made == [True, False] and b is UNSET:
        return passed(cx, a, hint, into)
    if made == [False, True] and a is UNSET:
        return passed(cx, b, hint, into, False)
    merged = plan(cx, a, b, hint, into)
    error = unset(cx, hint)

    def cell(found: Abs) -> Abs:
        if isinstance(found, TupleV):
            return TupleV(tuple(map(cell, found.items)), found.cls)
        if not isinstance(found, v.SetV):
            return found
        return Poison(error) if found.poison is None else found.poison

    return lambda outs: cell(merged(outs))


def made_key(loc: Location) -> Key:
    """Return the key of a cell that a location has from when it is made."""
    kinds = {"list": ("len", None), "dict": ("keys", None)}
    return ("c", loc, kinds.get(loc.kind, ("made", None)))


def is_made(env: dict[Key, Abs], loc: Location) -> bool:
    """Whether what a location stands for is there at the end of a side."""
    return loc.entry or loc.kind not in ("object", "list", "dict") or env.get(made_key(loc), UNSET) is not UNSET


def unset(cx: Context, hint: str) -> Error:
    return cx.unsupported(f"`{hint}` may be unset here", "set it before the branch or loop", StateError)


def plan(cx: Context, a: Abs, b: Abs, hint: str, into: Plan) -> Rebuild:
    """Plan the merge of ``a`` and ``b``; what cannot be merged becomes a Poison, refused if it is used."""
    if same(a, b):
        return lambda outs: a
    if any(isinstance(x, Poison | v.SetV) for x in (a, b)):
        return plan_set(cx, a, b, hint, into)
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
        if isinstance(given, TupleV) and has_types(cx, given):
            parts = [
                plan(cx, UNSET, x, hint, into) if a is UNSET else plan(cx, x, UNSET, hint, into) for x in given.items
            ]
            return lambda outs: TupleV(tuple(p(outs) for p in parts), given.cls)
        return plan_set(cx, a, b, hint, into)
    if can_be_chosen(a, b):
        if choices(a) + choices(b) > MOST:
            many = cx.unsupported(
                f"`{hint}` is one of more than {MOST} objects, which the run chooses",
                "keep one object and change what it holds", StateError,
            )  # fmt: skip
            return lambda outs: Poison(many)
        test = into.add(Const(True), Const(False), BOOL, f"{hint}_chosen", False)
        one, other = passed(cx, a, hint, into), passed(cx, b, hint, into, False)
        return lambda outs: v.ChosenV(test(outs), one(outs), other(outs))
    by_items = plan_dict(cx, a, b, hint, into)
    if by_items is not None:
        return by_items
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
    maybe = into.may_be_unset(cx, a, 0) or into.may_be_unset(cx, b, 1)
    return into.add(a, b, both, hint, maybe)


def has_types(cx: Context, a: TupleV) -> bool:
    """Whether all that a tuple holds has a run-time form that can be unset."""
    return all(
        has_types(cx, x) if isinstance(x, TupleV) else cx.type_of(x) is not None or as_member(x) is not None
        for x in a.items
    )


def plan_dict(cx: Context, a: Abs, b: Abs, hint: str, into: Plan) -> Rebuild | None:
    """Plan the merge of two dicts item by item; None where they become one in memory.

    What comes of it stands for either: nobody may write it, or them, or it is lowered again without this.
    """
    if not (isinstance(a, Ref) and isinstance(b, Ref)) or any(r.loc.cls is not dict for r in (a, b)):
        return None
    name = ("merged", cx.frame.site if cx.frame is not None else (), hint)
    if into.envs is None:
        return None
    keys, others = (dict_keys_of(cx, env, r.loc) for env, r in zip(into.envs, (a, b), strict=True))
    if name in cx.memo.whole or not keys or others is None:
        return None
    if set(keys) != set(others):
        if not cx.memo.by_items:
            return None
        error = cx.unsupported(f"`{hint}` has other keys on one path than on the other", "give it all keys", StateError)
        return lambda outs: Poison(error)
    pairs = [tuple(cell_in(cx, env, r.loc, ("item", k)) for env, r in zip(into.envs, (a, b))) for k in keys]
    if any(x is UNSET for pair in pairs for x in pair):
        return None
    if not cx.memo.by_items and one_kind(cx, [x for pair in pairs for x in pair]):
        return None
    loc = Location((*name, *cx.new_site(None)), "dict", dict, None)  # type: ignore[arg-type]
    if keys != others or {a.loc.key, b.loc.key} & cx.unordered:
        cx.unordered.add(loc.key)
    for frozen in (loc, a.loc, b.loc):
        cx.frozen.setdefault(frozen.key, name)
    if any(r.loc.entry or r.loc.key in cx.from_outside for r in (a, b)):
        cx.from_outside.add(loc.key)
    parts = [plan(cx, x, y, hint, into) for x, y in pairs]

    def rebuild(outs: list[Value]) -> Abs:
        cx.env["c", loc, ("keys", None)] = TupleV(tuple(map(Const, keys)))
        cx.env["c", loc, ("factory", None)] = Const(None)
        for k, part in zip(keys, parts, strict=True):
            cx.env["c", loc, ("item", k)] = part(outs)
        return Ref(loc)

    return rebuild


def cell_in(cx: Context, env: dict[Key, Abs], loc: Location, slot: v.Slot) -> Abs:
    """Return what a cell holds at the end of a side."""
    found = env.get(("c", loc, slot))
    return cx.read_cell(loc, slot) if found is None else found


def dict_keys_of(cx: Context, env: dict[Key, Abs], loc: Location) -> list[Any] | None:
    """Return the keys of a dict of known structure at the end of a side, None if they are not known."""
    keys = cell_in(cx, env, loc, ("keys", None))
    return [k.value for k in keys.items] if isinstance(keys, TupleV) else None


def one_kind(cx: Context, items: list[Abs]) -> bool:
    """Whether values are of one type, so that they can be the elements of a container in memory."""
    types = [cx.type_of(a) for a in items]
    found = types[0]
    for t in types[1:]:
        found = join(found, t) if found is not None and t is not None else None
    return found is not None and not isinstance(found, Dyn)


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
