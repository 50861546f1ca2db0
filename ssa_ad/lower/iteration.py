"""What a loop goes over: how many items there are, and what item number ``i`` is."""

from __future__ import annotations

import enum
from collections.abc import Callable
from functools import partial
from typing import Any

from ssa_ad.base.diagnostics import Error
from ssa_ad.ir.core import Array, DictT, Dyn, ListT, Scalar, Value
from ssa_ad.lower import flats
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context
from ssa_ad.lower.merge import demote
from ssa_ad.lower.values import Abs, Const, Location, Ref, TupleV


def iterable(cx: Context, items: Abs) -> Abs:
    """Return what a loop over ``items`` goes over: what its ``__iter__`` gives, the members of an enum."""
    match items:
        case Ref(loc) if loc.kind == "object":
            method = cx.find_method(items, "__iter__")
            if method is None:
                raise cx.unsupported(f"`{loc.cls.__name__}` has no `__iter__`", "loop over the items themselves")
            found = cx.call(method, [], {}, None)
            own = isinstance(found, Ref) and found.loc.kind == "object"
            return found if own else iterable(cx, found)
        case v.FlatV():
            return v.LazyV(flats.length(cx, items), lambda k: cx.get_item_value(items, k))
        case v.Static(obj) if isinstance(obj, type) and issubclass(obj, enum.Enum):
            return TupleV(tuple(v.Static(member) for member in obj))
        case v.VarsV(loc):
            return TupleV(tuple(Const(name) for name, _ in cx.attributes(loc)))
        case v.Static(range() as r):
            return v.RangeV(Const(r.start), Const(r.stop), Const(r.step))
        case v.Static(frozenset() as members):
            return TupleV(tuple(constant(m) for m in members))
        case Const(tuple() as parts):
            return TupleV(tuple(constant(m) for m in parts))
    return items


def begun(cx: Context, items: Abs) -> Abs:
    """Return what ``zip`` and its like go over: they ask an object for its iterator at once."""
    return iterable(cx, items) if isinstance(items, Ref) and items.loc.kind == "object" else items


def constant(obj: Any) -> Abs:
    """Return a known Python object as it is used in a program."""
    if isinstance(obj, tuple):
        return TupleV(tuple(constant(o) for o in obj))
    return Const(obj) if obj is None or type(obj) in (bool, int, float, str) else v.Static(obj)


def made_iter(cx: Context, items: Abs, node: Any) -> v.IterV:
    """Return an iterator that stands before the first item."""
    site = ("iter", *cx.new_site(node))
    loc = Location(site, "iterator", object, cx.b.const(None))
    cx.env["c", loc, ("position", None)] = Const(0)
    return v.IterV(loc, iterable(cx, items))


def rest_of(cx: Context, it: v.IterV, node: Any) -> list[Abs] | None:
    """Return the items that an iterator has not given yet, and let it have given them."""
    key = ("c", it.loc, ("position", None))
    at, items = cx.get(key), known_items(cx, it.item, node)
    if items is None:
        return None
    if not isinstance(at, Const):
        raise cx.unsupported("how far this iterator has come is only known at run time", "index the items")
    cx.env[key] = Const(len(items))
    return items[at.value :]


def known_items(cx: Context, items: Abs, node: Any) -> list[Abs] | None:
    """Return the items one by one if their number is known, whether a loop would be unrolled or not."""
    items = iterable(cx, items)
    match items:
        case v.GeneratorV():
            return known_items(cx, cx.run_generator(items), node)
        case v.RangeV(Const(a), Const(b), Const(s)):
            return [Const(k) for k in range(a, b, s)]
        case v.RangeV() | v.LazyV() | v.EndlessV():
            return None
        case v.IterV():
            return rest_of(cx, items, node)
        case v.MapV(inner, call):
            known = known_items(cx, inner, node)
            return None if known is None else [call(x) for x in known]
        case v.EnumV(inner, first):
            known = known_items(cx, inner, node)
            return None if known is None else [
                TupleV((cx.binary("Add", first, Const(k)), x)) for k, x in enumerate(known)
            ]
        case v.ReversedV(inner):
            known = known_items(cx, inner, node)
            return known[::-1] if known is not None else None
        case v.ZipV(parts):
            columns = [p if isinstance(p, v.EndlessV) else known_items(cx, p, node) for p in parts]
            rows = zipped(cx, parts, columns)
            return None if rows is None else [settled(row) for row in rows]
        case Value() if isinstance(items.type, Array) and items.type.rank and isinstance(items.type.dims[0], int):
            return [cx.get_item_value(items, Const(k)) for k in range(items.type.dims[0])]
    known = unrolled_items(cx, node, items)
    return None if known is None else [settled(item) for item in known]


def longer(cx: Context) -> Error:
    return cx.unsupported(
        "`zip` calls the function of a `map` once more than there are rows if it is longer", "zip lists of one length"
    )


def zipped(cx: Context, parts: tuple[Abs, ...], columns: list[Any]) -> list[Abs] | None:
    """Return the rows of known columns; those of arrays are as long as the shortest column that is known."""
    known = [c for c in columns if isinstance(c, list)]
    if not known:
        return None
    shortest = min(map(len, known))
    ends = next(k for k, c in enumerate(columns) if isinstance(c, list) and len(c) == shortest)
    if any(isinstance(p, v.MapV) for p in parts[:ends]):
        raise longer(cx)
    for k, c in enumerate(columns):
        if isinstance(c, v.EndlessV):
            columns[k] = [c.element(Const(j)) for j in range(shortest)]
        elif c is None:
            columns[k] = column(cx, parts[k], shortest, any(isinstance(p, TupleV) for p in parts))
            if columns[k] is None:
                return None
    return [TupleV(tuple(row)) for row in zip(*columns)]


def counted(cx: Context, items: Abs) -> tuple[Value, Value, Value, Callable[[Value], Abs]]:
    """Return start, stop, step and what a trip's item is for its index."""
    zero, one = (lambda: cx.b.const(0)), (lambda: cx.b.const(1))
    items = iterable(cx, items)
    match items:
        case v.LazyV(size, element):
            return zero(), size, one(), element
        case v.MapV(inner, call):
            start, stop, step, element = counted(cx, inner)
            return start, stop, step, lambda i: call(element(i))
        case v.IterV(loc, inner) if cx.get(("c", loc, ("position", None))) == Const(0):
            cx.env["c", loc, ("position", None)] = Const(None)  # it has given all
            return counted(cx, inner)
        case v.RangeV(start, stop, step):
            return cx.value(start), cx.value(stop), cx.value(step), lambda i: i
        case v.EnumV(inner, first):
            start, stop, step, element = counted(cx, inner)
            plain = isinstance(first, Const) and first.value == 0 and is_zero(start)

            def pair(i: Value) -> Abs:
                count = i if plain else cx.binary("Add", first, offset(cx, i, start, step))
                return TupleV((count, element(i)))

            return start, stop, step, pair
        case v.ZipV(parts):
            counts = [(None, p.element) if isinstance(p, v.EndlessV) else count_from_zero(cx, p) for p in parts]
            stop, *others = (n for n, _ in counts if n is not None)
            for other in others:
                if not cx.same_length(stop, other):
                    if any(isinstance(p, v.MapV) for p in parts):
                        raise longer(cx)
                    stop = cx.b.apply("builtins.min", [stop, other])
            return zero(), stop, one(), lambda i: TupleV(tuple(e(i) for _, e in counts))
        case v.ReversedV(inner):
            stop, element = count_from_zero(cx, inner)
            return (
                zero(),
                stop,
                one(),
                lambda i: element(cx.b.apply("operator.sub", [cx.b.apply("operator.sub", [stop, cx.b.const(1)]), i])),
            )
        case Value() if isinstance(items.type, Array):
            if items.type.rank == 0:
                raise cx.unsupported("iteration over a 0-d array", "")
            return zero(), cx.length(items), one(), lambda i: cx.item(items, i)
        case Value() if isinstance(items.type, ListT):
            return zero(), cx.length(items), one(), lambda i: cx.item(items, i)
        case Value() if isinstance(items.type, Dyn | Scalar):
            raise cx.unsupported("cannot iterate over what may be a number", "")
        case Value() if isinstance(items.type, DictT):
            return counted(cx, v.DictView(items, "keys"))
        case v.DictView(base, which):
            assert isinstance(base.type, DictT)
            attrs = {"kwnames": (), "observes": True}
            keys = cx.b.emit("opaque", [cx.value(v.Static(list)), base], [ListT(base.type.key)], "keys", attrs).out

            def entry(i: Value) -> Abs:
                key = cx.item(keys, i)
                if which == "keys":
                    return key
                value = cx.get_item_value(base, key)
                return value if which == "values" else TupleV((key, value))

            return zero(), cx.length(keys), one(), entry
        case Ref(loc) if loc.kind in ("list", "dict"):
            demote(cx, items)
    raise cx.unsupported("cannot iterate over this", "loop over a range, an array, a list, zip or enumerate")


def is_zero(x: Abs) -> bool:
    return isinstance(x, Const) and x.value == 0


def offset(cx: Context, i: Value, start: Value, step: Value) -> Abs:
    """Return the number of the trip whose index is ``i``."""
    return cx.binary("FloorDiv", cx.binary("Sub", i, start), step)


def count_from_zero(cx: Context, items: Abs) -> tuple[Value, Callable[[Value], Abs]]:
    """Return the number of items and what item number ``k`` is."""
    items = iterable(cx, items)
    if isinstance(items, v.RangeV):
        size = cx.range_length(items)
        plain = all(isinstance(x, Const) for x in (items.start, items.step)) and (
            items.start.value,
            items.step.value,
        ) == (0, 1)
        if plain:
            return size, lambda k: k
        return size, lambda k: cx.binary("Add", items.start, cx.binary("Mult", k, items.step))
    start, stop, step, element = counted(cx, items)
    return stop, element


def unrolled_items(cx: Context, node: Any, items: Abs) -> list[Abs] | None:
    """Return the items one by one where their number is known and a counted loop cannot hold them."""
    items = iterable(cx, items)
    match items:
        case v.ViewV(loc=loc, which=which):
            return [v.LaterV(partial(cx.view_item, loc, which, key)) for key in cx.dict_keys(loc)]
        case TupleV(parts):
            return list(parts)
        case Ref(loc) if loc.kind == "list":
            return [v.LaterV(partial(cx.known_item, loc, k)) for k in range(len(cx.list_items(loc)))]
        case Ref(loc) if loc.kind == "dict":
            return [Const(k) for k in cx.dict_keys(loc)]
        case Const(str() as text):
            return [Const(c) for c in text]
        case v.MapV(inner, call):
            known = unrolled_items(cx, node, inner)
            return None if known is None else [v.LaterV(partial(on_item, call, x)) for x in known]
        case v.EnumV(inner, first):
            known = unrolled_items(cx, node, inner)
            if known is None or not isinstance(first, Const):
                return None
            return [TupleV((Const(first.value + k), x)) for k, x in enumerate(known)]
        case v.ReversedV(inner):
            known = unrolled_items(cx, node, inner)
            return known[::-1] if known is not None else None
        case v.ZipV(parts):
            columns = [p if isinstance(p, v.EndlessV) else unrolled_items(cx, node, p) for p in parts]
            return zipped(cx, parts, columns)
        case v.RangeV(Const(a), Const(b), Const(s)) if cx.site(node) in cx.memo.unrolled:
            return [Const(k) for k in range(a, b, s)]
        case v.RangeV(a, b, s) if cx.site(node) in cx.memo.unrolled:
            bounds = [fixed(cx, bound) for bound in (a, b, s)]
            return [Const(k) for k in range(*(cx.const_of(x, "the range of this loop") for x in bounds))]
        case Value() if isinstance(items.type, Array) and node is not None and cx.site(node) in cx.memo.unrolled:
            count = fixed(cx, cx.size(items, 0))
            return [later(cx, items, k) for k in range(cx.const_of(count, "the length of this array"))]
    return None


def containers_of(items: Abs) -> list[Location]:
    """Return the lists and dicts of known structure that a loop over ``items`` goes over."""
    match items:
        case Ref(loc) | v.ViewV(loc=loc) if loc.kind in ("list", "dict"):
            return [loc]
        case v.EnumV(inner, _) | v.ReversedV(inner) | v.MapV(inner, _):
            return containers_of(inner)
        case v.ZipV(parts):
            return [loc for p in parts for loc in containers_of(p)]
    return []


def in_memory(items: Abs) -> list[Value]:
    """Return the lists and dicts in memory that a loop over ``items`` goes over."""
    match items:
        case Value() if isinstance(items.type, ListT | DictT):
            return [items]
        case v.DictView(base, _):
            return [base]
        case v.EnumV(inner, _) | v.ReversedV(inner) | v.MapV(inner, _):
            return in_memory(inner)
        case v.ZipV(parts):
            return [found for p in parts for found in in_memory(p)]
    return []


def later(cx: Context, array: Value, k: int) -> v.LaterV:
    return v.LaterV(lambda: cx.item(array, cx.b.const(k)))


def on_item(call: Callable[[Abs], Abs], item: Abs) -> Abs:
    return call(settled(item))


def settled(item: Abs) -> Abs:
    """Return an item with what is to be read of it read now."""
    if isinstance(item, v.LaterV):
        return item.read()
    return TupleV(tuple(map(settled, item.items)), item.cls) if isinstance(item, TupleV) else item


FEW = 64
"""The trips of a loop that is lowered trip by trip where objects ask for it."""


def few_trips(cx: Context, items: Abs) -> bool:
    """Whether a loop goes over a few items, whose number is known or can be held on to."""
    match items:
        case v.RangeV(start, stop, step):
            bounds = [number_now(cx, bound) for bound in (start, stop, step)]
            known = [n for n in bounds if n is not None]
            return len(known) == 3 and known[2] != 0 and len(range(*known)) <= FEW
        case v.EnumV(inner, _) | v.ReversedV(inner) | v.MapV(inner):
            return few_trips(cx, inner)
        case v.ZipV(parts):
            return all(isinstance(p, v.EndlessV) or few_trips(cx, p) for p in parts)
        case Value() if isinstance(items.type, Array) and items.type.rank:
            n = cx.length_of(items.type.dims[0])
            return n is not None and n <= FEW
    return False


def number_now(cx: Context, a: Abs) -> int | None:
    """Return the value in this call of an int that can be held on to: a constant, a length, or one that came in."""
    if isinstance(a, Const):
        return a.value if isinstance(a.value, int) else None
    if not isinstance(a, Value):
        return None
    found = cx.length_of(cx.known_dims.get(a))
    return cx.entry_ints.get(a) if found is None else found


def fixed(cx: Context, a: Abs) -> Abs:
    """Return a length as a constant that is held on to, where it is the length of an array that came in."""
    dim = cx.known_dims.get(a) if isinstance(a, Value) else None
    n = cx.fix_length(dim) if isinstance(dim, str) else None
    return a if n is None else Const(n)


def column(cx: Context, items: Abs, count: int, hold: bool) -> list[Abs] | None:
    """Return the first ``count`` items of something whose length is known, or is held on to."""
    if isinstance(items, v.RangeV) and all(isinstance(x, Const) for x in (items.start, items.stop, items.step)):
        return [Const(k) for k in range(items.start.value, items.stop.value, items.step.value)][:count]
    if isinstance(items, Value) and isinstance(items.type, Array) and items.type.rank:
        dim = items.type.dims[0]
        n = cx.fix_length(dim) if isinstance(dim, str) and hold else dim
        if isinstance(n, int) and (hold or n == count):
            return [later(cx, items, k) for k in range(min(n, count))]
    return None
