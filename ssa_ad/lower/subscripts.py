"""Subscripts: reading, writing and updating elements, rows, slices and masks; keys of dicts."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import (
    BOOL,
    FLOAT,
    INT,
    NONE,
    STR,
    Array,
    Block,
    DictT,
    Dyn,
    ListT,
    Op,
    Scalar,
    TupleT,
    Value,
    carries_float,
    is_memory,
)
from ssa_ad.ir.kinds import KINDS
from ssa_ad.ir.walk import walk
from ssa_ad.lower import flats
from ssa_ad.lower import values as v
from ssa_ad.lower.chosen import can_be_chosen
from ssa_ad.lower.codes import Exit
from ssa_ad.lower.containers import element, learn_element, missing, stand_in
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.entry import read_cell, write_cell
from ssa_ad.lower.iteration import iterable
from ssa_ad.lower.merge import demote, same
from ssa_ad.lower.places import Place, place_of, read_place
from ssa_ad.lower.statements import GO, RAISED, branch
from ssa_ad.lower.types import is_int
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Ref, TupleV

IndexExpression = type(np.s_)

# ------------------------------------------------------------------------------------- reading


def get_item(cx: Context, base: Abs, node: Any) -> Abs:
    return get_item_value(cx, base, cx.expr(node))


def get_item_value(cx: Context, base: Abs, index: Abs) -> Abs:
    """Return ``base[index]``."""
    match base:
        case v.FlatV(array):
            return get_item_value(cx, array, flats.places(cx, base, index))
        case Value() if isinstance(base.type, Array):
            return read_now(cx, base, place_of(cx, base, index))
        case Value() if isinstance(base.type, ListT):
            if isinstance(index, v.SliceV):
                return part_of_list(cx, base, index)
            return cx.b.emit("list_load", [base, cx.value(index)], [base.type.elem], "item").out
        case Value() if isinstance(base.type, DictT):
            key = dict_key(cx, index)
            special = stand_in(cx, base)
            if special is not None and special.cls is Counter:
                return count_of(cx, base, key)
            if special is not None and special.factory is not None:
                fill_in(cx, base, key, partial(cx.call, special.factory, [], {}, None))
            return entry_of(cx, base, key)
        case Value() if isinstance(base.type, TupleT):
            k = cx.const_of(index, "the index of a tuple")
            return cx.b.emit("untuple", [base], [base.type.items[k]], "item", {"index": k}).out
        case TupleV(items):
            if isinstance(index, v.SliceV):
                return TupleV(items[constant_slice(cx, index)])
            k = cx.const_of(index, "the index of a tuple")
            need_int(cx, k, "tuple")
            if not -len(items) <= k < len(items):
                return raising(cx, IndexError, "tuple index out of range", items)
            return items[k]
        case Ref(loc) if loc.kind == "list":
            return list_item(cx, base, index)
        case Ref(loc) if loc.kind == "dict":
            if not isinstance(index, Const):
                known = static_key(cx, index)
                if known is None:
                    demote(cx, base)
                index = known
            if index.value not in cx.dict_keys(loc, False):
                made = missing(cx, base, index.value, write_key)
                if made is not None:
                    return made
                return raising(cx, KeyError, index.value, ())
            return read_cell(cx, loc, ("item", index.value))
        case Ref():
            method = cx.find_method(base, "__getitem__")
            if method is not None:
                return cx.call(method, [index], {}, None)
        case Const(str() as text) if isinstance(index, v.SliceV):
            return Const(text[constant_slice(cx, index)])
        case Const(str() as text) if isinstance(index, Const):
            return Const(text[index.value])
        case v.VarsV(loc):
            found = read_cell(cx, loc, ("attr", cx.const_of(index, "the attribute's name")))
            return raising(cx, KeyError, cx.const_of(index, ""), ()) if found is UNSET else found
        case v.Static(obj) if isinstance(obj, IndexExpression):
            return TupleV((index,)) if obj.maketuple and not isinstance(index, TupleV) else index
        case v.Static(obj) if isinstance(index, Const | v.Static):
            cx.need_fixed(obj)
            key = cx.const_of(index, "the key")
            try:
                found = obj[key]
            except (KeyError, IndexError, TypeError) as problem:
                raise cx.unsupported(f"this subscript raises {type(problem).__name__}", "") from None
            return Const(found) if isinstance(found, float | int | str | None) else v.Static(found)
    if isinstance(base, Value) and base in cx.opaque_results:
        raise cx.missing_rule(base)
    if (name := number_class(cx, base)) is not None:
        return raising(cx, TypeError, f"'{name}' object is not subscriptable", ())
    if isinstance(base, Value) and isinstance(base.type, Scalar) and base.type.python is False:
        given = cx.type_of(index)
        if given is not None and is_int(given):
            return raising(cx, IndexError, "invalid index to scalar variable.", ())
    raise cx.unsupported(f"a {describe(base)} cannot be indexed", "")


def read_now(cx: Context, array: Value, place: Place) -> Value:
    """Return ``array[place]``; of what ``flat`` gives a slice is a copy."""
    found = read_place(cx, array, place)
    if array in cx.flats and place.kind == "view":
        return cx.b.emit("copy", [found], [found.type]).out
    return found


def entry_of(cx: Context, base: Value, key: Value) -> Value:
    """Return an entry that a dict in memory has."""
    assert isinstance(base.type, DictT)
    return cx.b.emit("dict_load", [base, key], [base.type.value], "item").out


def count_of(cx: Context, base: Value, key: Value) -> Abs:
    """Return an entry of a Counter in memory: zero for what it lacks, which it goes on to lack."""
    found = cx.b.emit("dict_has", [base, key], [BOOL], "found").out
    return cx.select(found, lambda: entry_of(cx, base, key), lambda: Const(0))


def fill_in(cx: Context, base: Value, key: Value, value: Callable[[], Abs]) -> None:
    """Make an entry of a dict in memory if it lacks it."""

    def make() -> Exit:
        set_item_value(cx, base, key, value())
        return GO

    found = cx.b.emit("dict_has", [base, key], [BOOL], "found").out
    branch(cx, found, lambda: GO, make)


def part_of_list(cx: Context, base: Value, index: v.SliceV) -> Abs:
    """Return a slice of a list in memory: a new list."""
    if index.step not in (Const(None), Const(1)):
        raise cx.unsupported("a slice of a list of unknown length with a step is not supported", "index it")
    n = length(cx, base)

    def bound(a: Abs, default: Abs) -> Value:
        if a == Const(None):
            return cx.value(default)
        if not (isinstance(a, Const) and a.value >= 0):
            a = cx.apply(cx.row("builtins.max"), [cx.value(cx.binary("Add", a, n)), cx.b.const(0)]) if isinstance(
                a, Const) else cx.const_of(a, "a bound of this slice")  # fmt: skip
        return cx.apply(cx.row("builtins.min"), [cx.value(a), n])

    lo, hi = bound(index.lo, Const(0)), bound(index.hi, n)
    size = cx.apply(cx.row("builtins.max"), [cx.value(cx.binary("Sub", hi, lo)), cx.b.const(0)])
    return cx.copy_list(v.LazyV(size, lambda i: get_item_value(cx, base, cx.binary("Add", i, lo))), None)


def number_class(cx: Context, a: Abs) -> str | None:
    """Return the name of the class of a Python number or None; None where it is something else, or may be."""
    t = cx.type_of(a)
    if isinstance(t, Scalar) and t.python:
        return {"f64": "float", "i64": "int", "b1": "bool"}.get(t.dtype)
    return "NoneType" if t == NONE else None


def dict_key(cx: Context, index: Abs) -> Value:
    """Return the key of an entry of a dict in memory; a float key would hide how the entry depends on it."""
    key = cx.value(index)
    if carries_float(key.type):
        raise cx.unsupported(
            "a dict keyed by a float: an entry would not know that it depends on its key",
            "key it by an int, or do not keep it",
            StateError,
        )
    return key


def static_key(cx: Context, index: Abs) -> Const | None:
    """Return a key of a dict that lowering knows though it is no literal: a tuple of constants."""
    if isinstance(index, TupleV) and all(isinstance(i, Const) for i in index.items):
        return Const(tuple(i.value for i in index.items))
    if isinstance(index, v.Static):
        return Const(index.obj)
    return None


def raising(cx: Context, cls: type, message: Any, items: Any) -> Abs:
    """Emit the exception that Python raises here and return a value that nobody reads."""
    error = cx.call(v.Static(cls), [Const(message)], {}, None)
    cx.b.emit("raise", [cx.value(error)])
    types = [t for t in map(cx.type_of, items) if t is not None]
    return cx.b.emit("undef", (), [types[0] if types else FLOAT]).out


def list_item(cx: Context, base: Ref, index: Abs) -> Abs:
    items = cx.list_items(base.loc)
    if isinstance(index, v.SliceV):
        if base.loc.cls is not list:
            return raising(cx, TypeError, "sequence index must be integer, not 'slice'", ())
        return cx.new_list(items[constant_slice(cx, index)], None)
    name = "deque" if base.loc.cls is deque else "list"
    if isinstance(index, Const):
        need_int(cx, index.value, "list")
        if not -len(items) <= index.value < len(items):
            return raising(cx, IndexError, f"{name} index out of range", items)
        return items[index.value]
    if not all(cx.type_of(i) is not None for i in items):
        if isinstance(index, Value):
            cx.pin(cx.origins.get(index, frozenset()))
        if isinstance(index, Value) and is_int(index.type) and all(can_be_chosen(items[0], i) for i in items):
            return chosen_item(cx, items, index, name)
        cx.const_of(index, "the index of a list of objects")
    return demote(cx, base)


def chosen_item(cx: Context, items: list[Abs], index: Value, name: str) -> Abs:
    """Return one of some objects: the run knows which."""
    n = len(items)

    def too_far() -> Exit:
        raising(cx, IndexError, f"{name} index out of range", ())
        return RAISED

    branch(cx, cx.compare("GtE", index, Const(n)), too_far, lambda: GO)
    branch(cx, cx.compare("Lt", index, Const(-n)), too_far, lambda: GO)
    place = cx.binary("Mod", index, Const(n))
    chosen = items[-1]
    for k in range(n - 2, -1, -1):
        if not same(chosen, items[k]):
            chosen = v.ChosenV(cx.compare("Eq", place, Const(k)), items[k], chosen)
    return chosen


def need_int(cx: Context, index: Any, what: str) -> None:
    if not isinstance(index, int):
        given = type(index).__name__
        raise cx.unsupported(f"a {given} is no index of a {what}", "index it with an int", StateError)


def constant_slice(cx: Context, s: v.SliceV) -> slice:
    lo, hi, step = (cx.const_of(x, "a bound of this slice") for x in (s.lo, s.hi, s.step))
    if step == 0:
        raise cx.unsupported("the step of a slice cannot be zero", "", StateError)
    return slice(lo, hi, step)


def item(cx: Context, base: Value, index: Value) -> Abs:
    """Return element ``index`` of an array or list, as iteration gives it."""
    return get_item_value(cx, base, index)


# ------------------------------------------------------------------------------------- writing


def set_item(cx: Context, base: Abs, node: Any, value: Abs) -> None:
    set_item_value(cx, base, cx.expr(node), value)


def set_item_value(cx: Context, base: Abs, index: Abs, value: Abs) -> None:
    """Do ``base[index] = value``."""
    match base:
        case v.FlatV(array):
            set_item_value(cx, array, flats.places(cx, base, index), value)
            return
        case Value() if isinstance(base.type, Array):
            place = place_of(cx, base, index)
            cx.b.emit("store", [base, as_operand(cx, value), *place.operands], (), (), {"index": place.index})
            return
        case Value() if isinstance(base.type, ListT):
            cx.b.emit("list_store", [base, checked_element(cx, base, value), cx.value(index)])
            return
        case Value() if isinstance(base.type, DictT):
            key = dict_key(cx, index)
            store = checked_element(cx, base, value)
            learn_element(cx, (cx.element_keys[base], "key"), key.type)
            cx.b.emit("dict_store", [base, store, key])
            return
        case Ref(loc) if loc.kind == "list":
            items = cx.list_items(loc)
            if isinstance(index, v.SliceV):
                raise cx.unsupported("a slice of a list cannot be assigned", "assign its items, or make a new list")
            if not isinstance(index, Const):
                demote(cx, base)
            need_int(cx, index.value, "list")
            if not -len(items) <= index.value < len(items):
                what = "deque" if loc.cls is deque else "list assignment"
                raising(cx, IndexError, f"{what} index out of range", ())
                return
            write_cell(cx, loc, ("item", index.value % len(items)), value)
            return
        case Ref(loc) if loc.kind == "dict":
            known = index if isinstance(index, Const) else static_key(cx, index)
            if known is None:
                demote(cx, base)
            else:
                write_key(cx, loc, known.value, value)
            return
        case v.VarsV(loc):
            write_cell(cx, loc, ("attr", cx.const_of(index, "the attribute's name")), value)
            return
        case Ref():
            method = cx.find_method(base, "__setitem__")
            if method is not None:
                cx.call(method, [index, value], {}, None)
                return
    if (name := number_class(cx, base)) is not None:
        raising(cx, TypeError, f"'{name}' object does not support item assignment", ())
        return
    raise cx.unsupported(f"cannot assign to an element of a {describe(base)}", "")


def write_key(cx: Context, loc: Location, key: Any, value: Abs) -> None:
    keys = cx.dict_keys(loc)
    if key not in keys:
        cx.set_cell(loc, ("keys", None), TupleV((*(Const(k) for k in keys), Const(key))))
    write_cell(cx, loc, ("item", key), value)


def checked_element(cx: Context, container: Value, value: Abs) -> Value:
    key = cx.element_keys.get(container)
    if key is None:
        raise cx.unsupported("this container comes out of another one; writing to it is not supported", "", StateError)
    return element(cx, key, value)


def as_operand(cx: Context, value: Abs) -> Value:
    """Return what is written into an array: a number, an array, or a sequence of these."""
    if isinstance(value, TupleV):
        return cx.pack(list(value.items))
    if isinstance(value, Ref) and value.loc.kind == "list":
        return cx.pack(cx.list_items(value.loc))
    given = cx.value(value)
    if not isinstance(given.type, Scalar | Array | Dyn):
        raise cx.unsupported(f"a {describe(value)} cannot be stored in an array", "")
    return given


# ------------------------------------------------------------------------------------- updating


def has_effect(op: Op) -> bool:
    """Whether an op changes something, or may, so that what stood before it must be done before it."""
    return KINDS[op.kind].effect in ("write", "order")


def aug_item(cx: Context, op: str, base: Abs, node: Any, statement: Any) -> None:
    """Do ``base[index] op= value``: the place is found once."""
    index = cx.expr(node)
    if isinstance(base, v.FlatV):
        base, index = base.array, flats.places(cx, base, index)
    if isinstance(base, Value) and isinstance(base.type, Array):
        place = place_of(cx, base, index)
        block = cx.b.block
        at = len(block.ops)
        value = as_operand(cx, cx.expr(statement.value))
        row = cx.row_of_operator(op)
        if (place.kind != "view" or base in cx.flats) and any(map(has_effect, walk(Block(ops=block.ops[at:])))):
            # Python reads the element (or the copy) before the right side runs
            block.ops[at:], rest = [], block.ops[at:]
            with cx.b.inside(block):
                old_item = read_now(cx, base, place)
            block.ops += rest
            cx.b.emit(
                "store", [base, cx.apply(row, [old_item, value]), *place.operands], (), (), {"index": place.index}
            )
            return
        cx.b.emit("iop", [base, value, *place.operands], (), (), {"op": row.name, "index": place.index})
        return
    old = get_item_value(cx, base, index)
    at = len(cx.b.block.ops)
    value = cx.expr(statement.value)
    stays = not any(map(has_effect, walk(Block(ops=cx.b.block.ops[at:])))) and not runs_code(base)
    new = cx.in_place(op, old, value, statement)
    if stays and new is old and isinstance(old, Value) and is_memory(old.type):
        return  # written in place; storing the same object again changes nothing
    set_item_value(cx, base, index, new)


def runs_code(base: Abs) -> bool:
    """Whether setting an item runs code of a class."""
    return isinstance(base, Ref) and base.loc.kind == "object"


# ------------------------------------------------------------------------------------- lengths


def size(cx: Context, array: Value, axis: int) -> Abs:
    """Return the length of an axis."""
    assert isinstance(array.type, Array)
    dim = array.type.dims[axis]
    if isinstance(dim, int) and dim != 1:
        return Const(dim)
    out = cx.b.emit("size", [array], [INT], "n", {"axis": axis}).out
    if isinstance(dim, str):
        cx.known_dims[out] = dim
    return out


def length(cx: Context, container: Value) -> Value:
    """Return ``len(container)``."""
    if isinstance(container.type, Array):
        return cx.value(size(cx, container, 0))
    return cx.b.emit("len", [container], [INT], "n").out


def same_length(cx: Context, a: Value, b: Value) -> bool:
    da, db = cx.known_dims.get(a), cx.known_dims.get(b)
    return a is b or (da is not None and da == db)


def range_length(cx: Context, r: v.RangeV) -> Value:
    parts = (r.start, r.stop, r.step)
    if all(isinstance(p, Const) for p in parts):
        return cx.b.const(len(range(*(p.value for p in parts))))
    if r.start == Const(0) and r.step == Const(1):
        return cx.apply(cx.row("builtins.max"), [cx.value(r.stop), cx.b.const(0)])
    if r.step == Const(1):
        return cx.apply(cx.row("builtins.max"), [cx.value(cx.binary("Sub", r.stop, r.start)), cx.b.const(0)])
    raise cx.unsupported("the length of this range is not known", "count from 0 by 1")


def check_count(cx: Context, items: Value, count: int) -> None:
    """Raise what Python raises if an array or list that is unpacked into ``count`` targets has another length."""
    dim = items.type.dims[0] if isinstance(items.type, Array) else None
    known = dim if isinstance(dim, int) else cx.fix_length(dim) if dim is not None else None
    many = f"too many values to unpack (expected {count})"
    few = f"not enough values to unpack (expected {count}, got {{}})"

    def refuse(message: Abs) -> Exit:
        cx.b.emit("raise", [cx.value(cx.call(v.Static(ValueError), [message], {}, None))])
        return RAISED

    def told() -> Abs:
        attrs = {"kwnames": (), "observes": True}
        return cx.b.emit("opaque", [cx.b.const(few.format, "format"), cx.value(n)], [STR], "text", attrs).out

    if known is not None:
        if known != count:
            refuse(Const(many if known > count else few.format(known)))
        return
    n = size(cx, items, 0) if isinstance(items.type, Array) else cx.b.emit("len", [items], [INT], "n").out
    branch(cx, cx.compare("NotEq", n, Const(count)), lambda: branch(
        cx, cx.compare( "Lt", n, Const(count)), lambda: refuse(told()), lambda: refuse(Const(many))
    ), lambda: GO)  # fmt: skip


def items_of(cx: Context, a: Abs, count: int | None) -> list[Abs]:
    """Return the items of something that is unpacked into ``count`` targets."""
    match a:
        case TupleV(items):
            return list(items)
        case Ref(loc) if loc.kind == "list":
            return cx.list_items(loc)
        case Ref(loc) if loc.kind == "dict":
            return [Const(k) for k in cx.dict_keys(loc)]
        case Value() if isinstance(a.type, Array):
            n = a.type.dims[0] if a.type.rank else None
            if count is None and not isinstance(n, int):
                raise cx.unsupported("the number of items to unpack is not known", "index the array")
            if count is not None and a.type.rank:
                check_count(cx, a, count)
            return [get_item_value(cx, a, Const(k)) for k in range(count if count is not None else n)]  # type: ignore[arg-type]
        case Value() if isinstance(a.type, TupleT):
            return [cx.b.emit("untuple", [a], [t], "item", {"index": k}).out for k, t in enumerate(a.type.items)]
        case Value() if isinstance(a.type, ListT) and count is not None:
            check_count(cx, a, count)
            return [get_item_value(cx, a, Const(k)) for k in range(count)]
        case v.GeneratorV():
            return cx.items_of(cx.run_generator(a), count)
        case v.RangeV(Const(x), Const(y), Const(z)):
            return [Const(k) for k in range(x, y, z)]
        case v.EnumV() | v.ZipV() | v.ReversedV() | v.IterV() | v.MapV() | v.Static() | Ref() | v.CalledGenerator():
            known = None if cx.yielded(iterable(cx, a)) else cx.known_items(a, None)
            if known is not None:
                return known
            if isinstance(a, Ref | v.CalledGenerator) and count is not None:  # one at a time, as they are yielded
                listed = cx.listed(a, None)
                if isinstance(listed, Value | TupleV):
                    return items_of(cx, listed, count)
    cx.need_structure(a)
    raise cx.unsupported(f"cannot unpack a {describe(a)}", "")
