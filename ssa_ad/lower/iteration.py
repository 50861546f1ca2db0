"""What a loop goes over: how many items there are, and what item number ``i`` is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ssa_ad.ir.core import Array, DictT, Dyn, ListT, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context
from ssa_ad.lower.merge import demote
from ssa_ad.lower.values import Abs, Const, Ref, TupleV


def counted(cx: Context, items: Abs) -> tuple[Value, Value, Value, Callable[[Value], Abs]]:
    """Return start, stop, step and what a trip's item is for its index."""
    zero, one = (lambda: cx.b.const(0)), (lambda: cx.b.const(1))
    match items:
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
            counts = [count_from_zero(cx, p) for p in parts]
            stop = counts[0][0]
            for other, _ in counts[1:]:
                if not cx.same_length(stop, other):
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
    match items:
        case TupleV(parts):
            return list(parts)
        case Ref(loc) if loc.kind == "list":
            return cx.list_items(loc)
        case Ref(loc) if loc.kind == "dict":
            return [Const(k) for k in cx.dict_keys(loc)]
        case Const(str() as text):
            return [Const(c) for c in text]
        case v.EnumV(inner, first):
            known = unrolled_items(cx, node, inner)
            if known is None or not isinstance(first, Const):
                return None
            return [TupleV((Const(first.value + k), x)) for k, x in enumerate(known)]
        case v.ReversedV(inner):
            known = unrolled_items(cx, node, inner)
            return known[::-1] if known is not None else None
        case v.ZipV(parts):
            columns = [unrolled_items(cx, node, p) for p in parts]
            if any(c is not None for c in columns):
                shortest = min(len(c) for c in columns if c is not None)
                for k, c in enumerate(columns):
                    if c is None:
                        columns[k] = column(cx, parts[k], shortest)
                        if columns[k] is None:
                            return None
                return [TupleV(tuple(row)) for row in zip(*columns)]
            return None
        case v.RangeV(Const(a), Const(b), Const(s)) if cx.site(node) in cx.memo.unrolled:
            return [Const(k) for k in range(a, b, s)]
        case v.RangeV(a, b, s) if cx.site(node) in cx.memo.unrolled:
            for bound in (a, b, s):
                cx.const_of(bound, "the range of this loop")
    return None


def column(cx: Context, items: Abs, count: int) -> list[Abs] | None:
    """Return the first ``count`` items of something of known length at least ``count``."""
    if isinstance(items, v.RangeV) and all(isinstance(x, Const) for x in (items.start, items.stop, items.step)):
        return [Const(k) for k in range(items.start.value, items.stop.value, items.step.value)][:count]
    if isinstance(items, Value) and isinstance(items.type, Array) and items.type.rank and items.type.dims[0] == count:
        return [cx.item(items, cx.b.const(k)) for k in range(count)]
    return None
