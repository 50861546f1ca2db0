"""What a loop carries: found by lowering its body until the facts about each name hold still."""

from __future__ import annotations

import functools
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import BOOL, INT, Array, Dyn, Scalar, Type, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Key, Restart
from ssa_ad.lower.layout import note_merge
from ssa_ad.lower.members import as_member, same_class
from ssa_ad.lower.merge import Plan, as_maybe, changed_keys, demote, dict_keys_of, hint_of, is_maybe, one_kind, same
from ssa_ad.lower.types import join
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV


class HeadPlan(Plan):
    """A plan whose rows are the loop's carried values; ``params`` are the block's, ``keys`` whose they are."""

    def __init__(self) -> None:
        super().__init__()
        self.params: list[Value] = []
        self.keys: list[Key] = []


def loop_head(
    cx: Context, before: dict[Key, Abs], facts: dict[Key, Any], head_names: frozenset[str], strayed: Container[Key]
) -> tuple[dict[Key, Abs], HeadPlan, dict[Key, Any]]:
    """Return the environment at the start of a trip.

    Arrays that are C-contiguous before the loop are taken to stay so, but for those under the keys ``strayed``.
    """
    head = dict(before)
    merged = HeadPlan()
    rebuild: dict[Key, Any] = {}
    for key, fact in facts.items():
        initial = before.get(key, cx.entry_cells.get(key, UNSET))
        if isinstance(fact, Poison):
            head[key] = fact if exposed(cx, key, head_names) else UNSET
            continue
        value, make = carried_value(cx, initial, fact, hint_of(key), merged, head)
        rebuild[key] = make
        known = len(merged.keys)
        merged.keys += [key] * (len(merged.params) - known)
        if key not in strayed:
            for param, (start, _) in zip(merged.params[known:], merged.rows[known:], strict=True):
                note_merge(cx, param, () if start is UNSET else (start,))
        head[key] = value if exposed(cx, key, head_names) else UNSET
    return head, merged, rebuild


def carried_value(
    cx: Context, initial: Abs, fact: Any, hint: str, merged: HeadPlan, head: dict[Key, Abs]
) -> tuple[Abs, Any]:
    """Make the block parameters of one carried key; a tuple or dict is carried item by item.

    What a dict holds in a trip is put into ``head``.
    """
    if isinstance(fact, DictFact):
        return carried_dict(cx, initial, fact, hint, merged, head)
    if isinstance(fact, TupleFact):
        items = initial.items if isinstance(initial, TupleV) else (UNSET,) * len(fact.items)
        parts = [carried_value(cx, i, f, hint, merged, head) for i, f in zip(items, fact.items, strict=True)]
        makes = [m for _, m in parts]
        return TupleV(tuple(p for p, _ in parts), fact.cls), lambda outs: TupleV(
            tuple(m(outs) for m in makes), fact.cls
        )
    if isinstance(fact, MaybeFact):
        start_none, start_value = maybe_parts(cx, initial, fact)
        none, make_none = carried_value(cx, start_none, fact.none, f"{hint}_is_none", merged, head)
        value, make_value = carried_value(cx, start_value, fact.value, hint, merged, head)
        return (
            v.MaybeV(none, value, fact.plain),
            lambda outs: v.MaybeV(make_none(outs), make_value(outs), fact.plain),
        )
    if isinstance(fact, MemberFact):
        member = as_member(initial)
        code, make_code = carried_value(cx, member.code if member else UNSET, INT, hint, merged, head)
        return v.MemberV(fact.cls, code), lambda outs: v.MemberV(fact.cls, make_code(outs))
    if isinstance(fact, Fixed):
        return fact.value, lambda outs: fact.value
    unset = initial is UNSET or (isinstance(initial, Value) and initial in cx.maybe_unset)
    make = merged.add(initial, UNSET, fact, hint, unset)
    param = cx.b.value(fact, hint)
    merged.params.append(param)
    if unset:
        cx.maybe_unset.add(param)
    cx.inherit(param, initial)
    return param, make


def carried_dict(
    cx: Context, initial: Abs, fact: DictFact, hint: str, merged: HeadPlan, head: dict[Key, Abs]
) -> tuple[Abs, Any]:
    """Carry a dict that every trip makes anew, and nobody writes, by its items.

    In a trip, and behind the loop, it stands for the one from before or the one that a trip has made. So nobody
    may write it by either name: the loop is lowered again without this, then.
    """
    if not isinstance(initial, Ref):
        cx.carry_whole(fact.name)
    loc = Location(("carried", fact.name, *cx.new_site(None)), "dict", dict, None)  # type: ignore[arg-type]
    for frozen in (loc, initial.loc):
        cx.frozen[frozen.key] = fact.name
    if not fact.ordered:
        cx.unordered.add(loc.key)
    if initial.loc.entry or initial.loc.key in cx.from_outside:
        cx.from_outside.add(loc.key)
    parts = []
    for k, f in zip(fact.keys, fact.items, strict=True):
        name = str(k).rpartition(".")[2]
        parts.append(carried_value(cx, cx.read_cell(initial.loc, ("item", k)), f, name if name.isidentifier() else hint,
                                   merged, head))  # fmt: skip
    cells: list[tuple[Key, Abs, Any]] = [(("c", loc, ("item", k)), p, m) for k, (p, m) in zip(fact.keys, parts)]
    fixed: dict[Key, Abs] = {
        ("c", loc, ("keys", None)): TupleV(tuple(map(Const, fact.keys))), ("c", loc, ("factory", None)): Const(None)
    }  # fmt: skip
    head |= fixed | {key: param for key, param, _ in cells}

    def make(outs: list[Value]) -> Abs:
        cx.env |= fixed | {key: out(outs) for key, _, out in cells}
        return Ref(loc)

    return Ref(loc), make


def dict_fact(cx: Context, key: Key, initial: Abs, end: Abs, head_names: frozenset[str], old: Any) -> DictFact | None:
    """Return how a dict is carried that every trip makes anew, None if it is not of known structure.

    Where all items are of one kind it is a dict in memory, unless the program asks for its keys.
    """
    if key in cx.memo.whole or not (isinstance(initial, Ref) and isinstance(end, Ref)):
        return None
    if any(x.loc.kind != "dict" or x.loc.cls is not dict for x in (initial, end)):
        return None
    keys, others = (dict_keys_of(cx, cx.env, x.loc) for x in (initial, end))
    if not keys or others is None or set(keys) != set(others):
        if cx.memo.by_items and cx.loop_site is not None and cx.loop_site not in cx.memo.peeled:
            cx.memo.peeled.add(cx.loop_site)  # the first trip may bring the keys that all others find
            raise Restart
        return None
    pairs = [(cx.read_cell(initial.loc, ("item", k)), cx.read_cell(end.loc, ("item", k))) for k in keys]
    if not cx.memo.by_items and one_kind(cx, [x for pair in pairs for x in pair]):
        return None
    olds = old.items if isinstance(old, DictFact) and old.keys == tuple(keys) else (None,) * len(keys)
    items = [fact_of(cx, key, a, b, frozenset(), o, True) for (a, b), o in zip(pairs, olds, strict=True)]
    ordered = keys == others and not {initial.loc.key, end.loc.key} & cx.unordered
    return None if any(isinstance(f, Poison) for f in items) else DictFact(tuple(keys), tuple(items), key, ordered)


@dataclass(frozen=True)
class DictFact:
    """A dict that every trip makes anew; ``name`` is the key of the environment that it stands under.

    ``ordered`` says that its keys are always in one order.
    """

    keys: tuple[Any, ...]
    items: tuple[Any, ...]
    name: Key
    ordered: bool


@dataclass(frozen=True)
class TupleFact:
    items: tuple[Any, ...]
    cls: Any


@dataclass(frozen=True)
class MaybeFact:
    """Something that is None in some trips; ``plain`` as for a MaybeV."""

    none: Any
    value: Any
    plain: bool = False


@dataclass(frozen=True)
class MemberFact:
    """A member of an enum, in each trip perhaps another."""

    cls: Any


@dataclass(frozen=True, eq=False)
class Fixed:
    """A part of a carried tuple that stays what it is."""

    value: Abs


def exposed(cx: Context, key: Key, head_names: frozenset[str]) -> bool:
    """Whether a trip can read what the trip before left under ``key``."""
    return key[0] != "n" or key[1] != cx.frame or key[2] in head_names or key[2] in cx.frame.inner or key[2][0] == "."


def widen(
    cx: Context,
    before: dict[Key, Abs],
    head: dict[Key, Abs],
    end: dict[Key, Abs],
    facts: dict[Key, Any],
    head_names: frozenset[str],
) -> bool:
    """Add to ``facts`` what one trial has shown to change; return whether anything is new."""
    grown = False
    for key in changed_keys(cx, head, end):
        if key[0] == "n" and key[1].depth > cx.frame.depth and not key[1].captured:
            continue  # a name of a call inside the body: dead when the call is over
        if key[0] == "c" and not key[1].entry and key not in before and key not in facts and not reachable(key, before):
            continue  # a cell of an object made in this trip: its references decide
        initial = before.get(key, cx.entry_cells.get(key, UNSET))
        new = fact_of(cx, key, initial, end.get(key, UNSET), head_names, facts.get(key))
        old = facts.get(key)
        if old is None or not fact_equal(old, new):
            facts[key] = new
            grown = True
    return grown


def reachable(key: Key, before: dict[Key, Abs]) -> bool:
    """Whether the location of a cell was known before the loop."""
    return any(k[0] == "c" and k[1] == key[1] for k in before)


def fact_equal(a: Any, b: Any) -> bool:
    if isinstance(a, Fixed) and isinstance(b, Fixed):
        return same(a.value, b.value)
    if isinstance(a, DictFact) and isinstance(b, DictFact):
        return (a.keys, a.ordered) == (b.keys, b.ordered) and all(map(fact_equal, a.items, b.items))
    if isinstance(a, TupleFact) and isinstance(b, TupleFact):
        return len(a.items) == len(b.items) and all(map(fact_equal, a.items, b.items))
    if isinstance(a, MaybeFact) and isinstance(b, MaybeFact):
        return fact_equal(a.none, b.none) and fact_equal(a.value, b.value) and a.plain == b.plain
    if isinstance(a, Poison) and isinstance(b, Poison):
        return True
    return bool(a == b)


def fact_of(
    cx: Context, key: Key, initial: Abs, end: Abs, head_names: frozenset[str], old: Any, read: bool = False
) -> Any:
    """Return how a changed key is carried: a type, a tuple or dict of these, or a Poison.

    ``read`` says that a trip may read what the trip before left, whatever ``head_names`` are.
    """
    hint = hint_of(key)
    if isinstance(initial, Poison) or isinstance(end, Poison):
        return end if isinstance(end, Poison) else initial
    tuples = [x for x in (initial, end) if isinstance(x, TupleV)]
    if tuples and all(isinstance(x, TupleV) or x is UNSET for x in (initial, end)):
        if len({len(x.items) for x in tuples}) == 1:
            width = len(tuples[0].items)
            parts = [x.items if isinstance(x, TupleV) else (UNSET,) * width for x in (initial, end)]
            olds = old.items if isinstance(old, TupleFact) else (None,) * width
            return TupleFact(
                tuple(fact_of(cx, key, a, b, head_names, o) for a, b, o in zip(*parts, olds, strict=True)),
                tuples[0].cls,
            )
    member = as_member(initial if end is UNSET else end)
    if member is not None and (UNSET in (initial, end) or same_class(initial, end)) and not same(initial, end):
        return MemberFact(member.cls)
    if isinstance(initial, v.MaybeV) or isinstance(end, v.MaybeV) or isinstance(old, MaybeFact):
        maybe = maybe_fact(cx, key, initial, end, head_names, old)
        if maybe is not None:
            return maybe
    if same(initial, end) and not isinstance(initial, Value):
        return Fixed(initial)
    if not read and not exposed(cx, key, head_names) and cx.type_of(end) is not None:
        # each trip sets it anew before it reads it: only its last value leaves the loop
        both = cx.type_of(end) if initial is UNSET else join_types(cx, initial, end)
        if both is not None:
            return outlasting(both, cx.type_of(initial))
        maybe = maybe_fact(cx, key, initial, end, head_names, old) if is_maybe(initial) or is_maybe(end) else None
        return changing(cx, hint, frozenset(site for site, _ in cx.unrollable)) if maybe is None else maybe
    by_items = dict_fact(cx, key, initial, end, head_names, old)
    if by_items is not None:
        return by_items
    for ref in (initial, end):
        if isinstance(ref, Ref) and ref.loc.kind in ("list", "dict") and (initial is not UNSET):
            demote(cx, ref)
    both = join_types(cx, initial, end)
    if isinstance(old, Type) and both is not None:
        both = join(old, both)
    if settles_in_first_trip(cx, key, initial, end, both) and cx.loop_site not in cx.memo.peeled:
        cx.memo.peeled.add(cx.loop_site)
        raise Restart
    if both is None and (is_maybe(initial) or is_maybe(end)):
        maybe = maybe_fact(cx, key, initial, end, head_names, old)
        if maybe is not None:
            return maybe
    if both is None:
        objects = any(isinstance(x, Ref | v.ChosenV) for x in (initial, end))
        return changing(cx, hint, frozenset(site for site, _ in cx.unrollable) if objects else frozenset())
    return outlasting(both, cx.type_of(initial))


def changing(cx: Context, hint: str, sites: frozenset[Any]) -> Poison:
    """Return what stands for a value that is of several kinds; ``sites`` are the loops that may be unrolled for it."""
    return Poison(
        cx.unsupported(
            f"`{hint}` changes its kind from trip to trip of this loop",
            "start it as what it becomes (np.zeros, 0.0), or make it inside the loop only",
            StateError,
        ),
        sites,
    )


def maybe_fact(
    cx: Context, key: Key, initial: Abs, end: Abs, head_names: frozenset[str], old: Any
) -> MaybeFact | None:
    """Return how something is carried that is None before the loop or behind a trip, None if it cannot be."""
    x, y = (as_maybe(cx, a) for a in (initial, end))
    if x is None or y is None:
        return None
    known = old if isinstance(old, MaybeFact) else None
    value = fact_of(cx, key, x.value, y.value, head_names, known.value if known else None)
    if isinstance(value, Poison):
        return None
    sure = (initial, end) if known is None or known.plain else ()
    return MaybeFact(BOOL, value, bool(sure) and isinstance(value, Type) and all(map(is_plain, sure)))


def is_plain(a: Abs) -> bool:
    """Whether the run-time value is None where a value is None."""
    return isinstance(a, Value | Const) or isinstance(a, v.MaybeV) and a.plain


def maybe_parts(cx: Context, a: Abs, fact: MaybeFact) -> tuple[Abs, Abs]:
    """Return whether a value is None, and what it is else."""
    given = as_maybe(cx, a) if a is not UNSET else None
    if given is None:
        return UNSET, UNSET
    return given.none, Const(None) if fact.plain and given.value is UNSET else given.value


def settles_in_first_trip(cx: Context, key: Key, initial: Abs, end: Abs, both: Type | None) -> bool:
    """Whether a carried value starts as None or a number and is something else from the first trip on.

    So does a cached property that the first trip computes.
    """
    if cx.loop_site is None or end is UNSET:
        return False
    if initial is UNSET:
        found = cx.find_class_member(key[1].cls, key[2][1]) if key[0] == "c" and key[1].kind == "object" else None
        return found is not None and isinstance(found[0], functools.cached_property)
    if both is None:
        return initial == Const(None)
    return isinstance(both, Dyn) and isinstance(cx.type_of(initial), Scalar) and isinstance(cx.type_of(end), Array)


def outlasting(t: Type | None, initial: Type | None) -> Type | None:
    """Forget lengths that are only known by a value of the trip: in the next trip it is another."""
    if not isinstance(t, Array):
        return t
    kept = initial.dims if isinstance(initial, Array) and initial.rank == t.rank else (None,) * t.rank
    return Array(
        t.dtype,
        tuple(
            d if not (isinstance(d, str) and "(" in d) or d == k else None for d, k in zip(t.dims, kept, strict=True)
        ),
    )


def join_types(cx: Context, a: Abs, b: Abs) -> Type | None:
    if a is UNSET or b is UNSET:
        return cx.type_of(b if a is UNSET else a)
    ta, tb = cx.type_of(a), cx.type_of(b)
    return join(ta, tb) if ta is not None and tb is not None else None


def stray(cx: Context, merged: HeadPlan, facts: dict[Key, Any]) -> set[Key]:
    """Return the keys of arrays that a trip may leave in another layout than they had when it began."""
    ends = [end for key, fact in facts.items() for end, _ in trip_parts(cx, cx.env, key, fact)]
    triples = zip(merged.keys, merged.params, ends, strict=True)
    return {
        key
        for key, param, end in triples
        if param in cx.layouts and end is not UNSET and cx.layouts.get(end) != cx.layouts[param]
    }


def trip_parts(cx: Context, end: dict[Key, Abs], key: Key, fact: Any) -> list[tuple[Abs, Type]]:
    """Return what the end of a trip hands on under a key, part by part with the type that it is carried as."""
    return [] if isinstance(fact, Poison) else parts_of(cx, end.get(key, cx.entry_cells.get(key, UNSET)), fact)


def parts_of(cx: Context, value: Abs, fact: Any) -> list[tuple[Abs, Type]]:
    if isinstance(fact, DictFact):
        if not isinstance(value, Ref):
            cx.carry_whole(fact.name)
        held = [cx.read_cell(value.loc, ("item", k)) for k in fact.keys]
        return [x for a, f in zip(held, fact.items, strict=True) for x in parts_of(cx, a, f)]
    if isinstance(fact, TupleFact):
        items = value.items if isinstance(value, TupleV) else (UNSET,) * len(fact.items)
        return [x for i, f in zip(items, fact.items, strict=True) for x in parts_of(cx, i, f)]
    if isinstance(fact, MaybeFact):
        parts = zip(maybe_parts(cx, value, fact), (fact.none, fact.value), strict=True)
        return [x for i, f in parts for x in parts_of(cx, i, f)]
    if isinstance(fact, MemberFact):
        member = as_member(value)
        return [(member.code if member else UNSET, INT)]
    return [] if isinstance(fact, Fixed) else [(value, fact)]
