"""Lists and dicts: of known structure while it is known, in memory else."""

from __future__ import annotations

from typing import Any

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import DictT, ListT, Opaque, Type, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Restart
from ssa_ad.lower.entry import read_cell
from ssa_ad.lower.merge import demote
from ssa_ad.lower.types import BOTTOM, join
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV


def new_list(cx: Context, items: list[Abs], node: Any) -> Abs:
    """Return a new list: of known structure, or memory if that was found to be needed."""
    key = ("list", *cx.new_site(node))
    if key in cx.memo.memory:
        return memory_list(cx, key, items)
    real = cx.b.emit("list", [cx.value(x) for x in items if representable(cx, x)], [Opaque("list")], "items").out
    loc = Location(key, "list", list, real)
    cx.env["c", loc, ("len", None)] = Const(len(items))
    for k, item in enumerate(items):
        cx.env["c", loc, ("item", k)] = item
    return Ref(loc)


def representable(cx: Context, x: Abs) -> bool:
    """Whether a value has a run-time form; a list of functions is only known while lowering."""
    if isinstance(x, TupleV):
        return all(representable(cx, i) for i in x.items)
    return isinstance(x, Value | Const | Ref | v.Static)


def memory_list(cx: Context, key: Any, items: list[Abs]) -> Value:
    values = [element(cx, key, x) for x in items]
    elem = cx.memo.elements.get(key, BOTTOM)
    made = cx.b.emit("list", values, [ListT(elem)], "items").out
    cx.element_keys[made] = key
    return made


def element(cx: Context, key: Any, item: Abs) -> Value:
    """Return an element of a memory container as a value, widening the container's element type."""
    if isinstance(item, Ref):
        if item.loc.kind in ("list", "dict"):
            demote(cx, item)
        cx.need_structure(key)
        raise cx.unsupported(
            "an object is put into a container whose structure is only known at run time",
            "keep its numbers in arrays, or the container's length and indices constant",
        )
    value = cx.value(item)
    learn_element(cx, key, value.type)
    return value


def learn_element(cx: Context, key: Any, t: Type) -> None:
    old = cx.memo.elements.get(key, BOTTOM)
    both = join(old, t)
    if both is None:
        raise cx.unsupported("the elements of this container are of several kinds", "", StateError)
    if both != old:
        cx.memo.elements[key] = both
        raise Restart


def new_dict(cx: Context, pairs: list[tuple[Abs, Abs]], node: Any) -> Abs:
    key = ("dict", *cx.new_site(node))
    if key in cx.memo.memory:
        return memory_dict(cx, key, pairs)
    constants = [(cx.const_of(k, "a key of this dict"), x) for k, x in pairs]
    flat = [y for k, x in constants if representable(cx, x) for y in (cx.b.const(k), cx.value(x))]
    real = cx.b.emit("dict", flat, [Opaque("dict")], "table").out
    loc = Location(key, "dict", dict, real)
    known: dict[Any, Abs] = dict(constants)
    cx.env["c", loc, ("keys", None)] = TupleV(tuple(Const(k) for k in known))
    for k, x in known.items():
        cx.env["c", loc, ("item", k)] = x
    return Ref(loc)


def memory_dict(cx: Context, key: Any, pairs: list[tuple[Abs, Abs]]) -> Value:
    args: list[Value] = []
    for k, x in pairs:
        kv = cx.value(k)
        learn_element(cx, (key, "key"), kv.type)
        args += [kv, element(cx, key, x)]
    t = DictT(cx.memo.elements.get((key, "key"), BOTTOM), cx.memo.elements.get(key, BOTTOM))
    made = cx.b.emit("dict", args, [t], "table").out
    cx.element_keys[made] = key
    return made


def list_items(cx: Context, loc: Location) -> list[Abs]:
    """Return the elements of a list of known structure."""
    size = cx.cell(loc, ("len", None))
    if not isinstance(size, Const):
        demote(cx, Ref(loc))
    items = [read_cell(cx, loc, ("item", k)) for k in range(size.value)]
    for item in items:
        if isinstance(item, Poison) or item is UNSET:
            demote(cx, Ref(loc))
    return items


def dict_keys(cx: Context, loc: Location) -> list[Any]:
    """Return the keys of a dict of known structure."""
    keys = cx.cell(loc, ("keys", None))
    if not isinstance(keys, TupleV):
        demote(cx, Ref(loc))
    return [k.value for k in keys.items]
