"""Lists and dicts: of known structure while it is known, in memory else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ssa_ad.base.diagnostics import StateError, UnsupportedError
from ssa_ad.base.spans import Span
from ssa_ad.ir.core import DictT, ListT, Op, Opaque, Type, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Restart, describe
from ssa_ad.lower.entry import mixed, mixed_elements, read_cell
from ssa_ad.lower.merge import demote
from ssa_ad.lower.types import BOTTOM, join
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV


def new_list(cx: Context, items: list[Abs], node: Any, cls: type = list, maxlen: Any = None) -> Abs:
    """Return a new list or deque: of known structure, or memory if that was found to be needed."""
    key = (cls.__name__, *cx.new_site(node))
    if key in cx.memo.memory:
        if cls is not list:
            cx.stand_ins[key] = StandIn(cls, maxlen=maxlen)
        return memory_list(cx, key, items)
    attrs = {} if cls is list else {"made_by": (cls, (), () if maxlen is None else (maxlen,))}
    given = [cx.value(x) for x in items if representable(cx, x)]
    real = cx.b.emit("list", given, [Opaque(cls.__name__)], "items" if cls is list else "queue", attrs).out
    without(cx, real, items)
    loc = Location(key, "list", cls, real)
    cx.env["c", loc, ("maxlen", None)] = Const(maxlen)
    set_items(cx, loc, items)
    return Ref(loc)


def set_items(cx: Context, loc: Location, items: list[Abs]) -> None:
    """Let a list of known structure hold these items; that the real one does is the caller's business."""
    cx.set_cell(loc, ("len", None), Const(len(items)))
    for k, item in enumerate(items):
        if not loc.entry or cx.cell(loc, ("item", k)) is not item:
            cx.set_cell(loc, ("item", k), item)


def maxlen_of(cx: Context, loc: Location) -> int | None:
    """Return how many items a deque may hold."""
    if loc.entry:
        cx.check((*cx.places[loc], ("member", "maxlen")), "value", loc.real.maxlen)
        return loc.real.maxlen
    found: Const = cx.cell(loc, ("maxlen", None))
    return found.value


@dataclass(frozen=True)
class StandIn:
    """A deque or a dict of a special class of run-time structure: a plain list or dict stands for it.

    It must not leave the program, where it would be seen to be plain.
    """

    cls: type
    maxlen: int | None = None
    factory: Abs = None


def stand_in(cx: Context, container: Abs) -> StandIn | None:
    """Return what a container in memory stands for, None if it is itself."""
    key = cx.element_keys.get(container) if isinstance(container, Value) else None
    return cx.stand_ins.get(key)


def representable(cx: Context, x: Abs) -> bool:
    """Whether a value has a run-time form; a list of some functions is only known while lowering."""
    if isinstance(x, TupleV):
        return all(representable(cx, i) for i in x.items)
    return isinstance(x, Value | Const | Ref | v.Static | v.MaybeV | v.MemberV) or cx.function_value(x) is not None


def without(cx: Context, container: Value, items: list[Abs]) -> None:
    """Note that the real container lacks those items that have no run-time form."""
    lacking = next((x for x in items if not representable(cx, x)), None)
    if lacking is not None:
        cx.lacking[container] = describe(lacking)


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
        cx.unroll_instead(memory=key)
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
    if mixed(old, t):
        cx.unroll_instead(memory=key)
        raise mixed_elements(cx)
    if both != old:
        cx.memo.elements[key] = both
        raise Restart


def new_dict(
    cx: Context, pairs: list[tuple[Abs, Abs]], node: Any, cls: type = dict, factory: Abs | None = None
) -> Abs:
    """Return a new dict, or one of the classes of ``collections``; ``factory`` makes what a defaultdict lacks."""
    key = (cls.__name__, *cx.new_site(node))
    followed = isinstance(factory, v.Closure | v.Bound | v.PartialV)  # known while lowering only
    if key in cx.memo.memory or followed:
        if cls is not dict:
            cx.stand_ins[key] = StandIn(cls, factory=factory)
    if key in cx.memo.memory:
        return memory_dict(cx, key, pairs)
    constants = [(cx.const_of(k, "a key of this dict"), x) for k, x in pairs]
    flat = [y for k, x in constants if representable(cx, x) for y in (cx.b.const(k), cx.value(x))]
    attrs: dict[str, Any] = {}
    if cls is not dict and not followed:
        attrs = {"made_by": (cls, (factory.obj if factory is not None else None,) if cls is defaultdict else (), ())}
    real = cx.b.emit("dict", flat, [Opaque(cls.__name__)], "table", attrs).out
    if followed:
        cx.element_keys[real] = key
    without(cx, real, [x for _, x in constants])
    loc = Location(key, "dict", cls, real)
    known: dict[Any, Abs] = dict(constants)
    cx.env["c", loc, ("factory", None)] = factory if factory is not None else Const(None)
    cx.env["c", loc, ("keys", None)] = TupleV(tuple(Const(k) for k in known))
    for k, x in known.items():
        cx.env["c", loc, ("item", k)] = x
    return Ref(loc)


def factory_of(cx: Context, loc: Location) -> Abs | None:
    """Return what makes the entries that a dict lacks, None where Python raises."""
    if loc.cls is Counter:
        return v.Static(int)
    if loc.cls is not defaultdict:
        return None
    if loc.entry:
        made = loc.real.default_factory
        cx.check((*cx.places[loc], ("member", "default_factory")), "is", made)
        return None if made is None else v.Static(made)
    found = cx.cell(loc, ("factory", None))
    return None if found == Const(None) else found


def missing(cx: Context, base: Ref, key: Any, write: Callable[[Context, Location, Any, Abs], None]) -> Abs | None:
    """Return what a dict of known structure gives for a key that it has not; None where Python raises."""
    factory = factory_of(cx, base.loc)
    if factory is None:
        return None
    if base.loc.cls is Counter:
        return Const(0)
    write(cx, base.loc, key, cx.call(factory, [], {}, None))
    return read_cell(cx, base.loc, ("item", key))


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
    cx.looked_at.add(loc.key)
    size = cx.cell(loc, ("len", None))
    if not isinstance(size, Const):
        demote(cx, Ref(loc))
    items = [read_cell(cx, loc, ("item", k)) for k in range(size.value)]
    for item in items:
        if isinstance(item, Poison) or item is UNSET:
            demote(cx, Ref(loc))
    return items


def known_item(cx: Context, loc: Location, k: int) -> Abs:
    """Return one element of a list of known structure."""
    found = read_cell(cx, loc, ("item", k))
    if isinstance(found, Poison) or found is UNSET:
        demote(cx, Ref(loc))
    return found


def dict_keys(cx: Context, loc: Location, in_order: bool = True) -> list[Any]:
    """Return the keys of a dict of known structure, in their order unless that does not matter."""
    cx.looked_at.add(loc.key)
    if in_order and loc.key in cx.unordered:
        cx.carry_whole(cx.frozen[loc.key])
    keys = cx.cell(loc, ("keys", None))
    if not isinstance(keys, TupleV) or not all(isinstance(k, Const) for k in keys.items):
        demote(cx, Ref(loc))  # a branch has put in one or the other
    return [k.value for k in keys.items]


def dict_view(cx: Context, loc: Location, which: str) -> v.ViewV:
    """Return a view of a dict of known structure, with what is in it now."""
    return v.ViewV(tuple(view_item(cx, loc, which, key) for key in dict_keys(cx, loc)), None, loc, which)


def view_item(cx: Context, loc: Location, which: str, key: Any) -> Abs:
    """Return what a view of a dict has for a key now."""
    if which == "keys":
        return Const(key)
    value = read_cell(cx, loc, ("item", key))
    return value if which == "values" else TupleV((Const(key), value))


def check_stand_ins(cx: Context, function_ops: list[Op], results: list[Value]) -> None:
    """Refuse a plain list or dict that stands for another container where that would be seen."""
    for op in function_ops:
        listing = op.kind == "opaque" and isinstance(op.out.type, ListT)  # of the keys
        if op.kind in PASSES_ON and not listing:
            for a in op.args[PASSES_ON[op.kind] :]:
                refuse_stand_in(cx, a, op.span)
    for r in results:
        refuse_stand_in(cx, r, cx.b.span)


PASSES_ON = {
    "cell_write": 1, "attr_store": 1, "append": 1, "list_store": 1, "dict_store": 1, "list": 0, "dict": 0, "tuple": 0,
    "opaque": 0, "draw": 0,
}  # fmt: skip
"""Ops that put operands where others see them, and from which operand on."""


def refuse_stand_in(cx: Context, a: Value, span: Span) -> None:
    if a in cx.lacking:
        raise UnsupportedError.at(
            span, f"what holds a {cx.lacking[a]} that has no run-time form is passed on",
            "keep it to this function, or make it outside", stage="lower",
        )  # fmt: skip
    found = stand_in(cx, a)
    if found is not None:
        name = found.cls.__name__
        raise UnsupportedError.at(
            span, f"a {name} that is made here and changes as the run tells is passed on",
            f"keep the {name} to this function, or make it outside", stage="lower",
        )  # fmt: skip
