"""Methods of built-in kinds of value: arrays, lists, dicts, strings, random generators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ssa_ad.ir.core import STR, Array, DictT, Dyn, ListT, Opaque, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.arrays import call_ravel, copied, reshape
from ssa_ad.lower.calls import call_row, opaque_call
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.draws import CLASSES, draw
from ssa_ad.lower.entry import read_cell, write_cell
from ssa_ad.lower.iteration import constant
from ssa_ad.lower.merge import demote
from ssa_ad.lower.orders import ordered
from ssa_ad.lower.subscripts import checked_element, raising, set_item_value
from ssa_ad.lower.values import Abs, Const, Location, Ref, TupleV

Args = list[Abs]
Method = Callable[[Context, Any, Args, dict[str, Abs], Any], Abs]
Keywords = dict[str, Abs]


def call_method(cx: Context, base: Abs, name: str, args: Args, kwargs: Keywords, node: Any) -> Abs:
    """Return what ``base.name(…)`` gives, for a value of a built-in kind."""
    match base:
        case Value() if isinstance(base.type, Array | Scalar | Dyn):
            return array_method(cx, base, name, args, kwargs, node)
        case Value() if isinstance(base.type, ListT):
            return pick(cx, MEMORY_LIST, base, name, args, kwargs, node)
        case Value() if isinstance(base.type, DictT):
            return pick(cx, MEMORY_DICT, base, name, args, kwargs, node)
        case Value() if isinstance(base.type, Opaque) and base.type.name in CLASSES:
            return draw(cx, base, name, args, kwargs, node)
        case Ref(loc) if loc.kind == "list":
            return pick(cx, LIST, base, name, args, kwargs, node)
        case Ref(loc) if loc.kind == "dict":
            return pick(cx, DICT, base, name, args, kwargs, node)
        case Const(str() as text) if name == "format" and not all(isinstance(a, Const) for a in args):
            return formatted(cx, text, args, kwargs)
        case Const(str() as text):
            given = [cx.const_of(a, "an argument of a string method") for a in args]
            found = getattr(text, name)(*given)
            return cx.new_list([constant(i) for i in found], node) if isinstance(found, list) else constant(found)
        case v.Static(obj):
            found = getattr(obj, name, None)
            if found is not None:
                return cx.call(v.Static(found), args, kwargs, node)
        case TupleV(items) if name in ("index", "count"):
            key = cx.const_of(args[0], "the item")
            return Const(getattr(tuple(cx.const_of(i, "an item") for i in items), name)(key))
        case TupleV(_, cls) if cls is not None and name == "_replace":
            fields = dict(zip(cls._fields, base.items, strict=True)) | kwargs
            return TupleV(tuple(fields.values()), cls)
    raise cx.unsupported(f"`.{name}()` of a {describe(base)} is not supported", "")


def pick(cx: Context, table: dict[str, Any], base: Abs, name: str, args: Args, kwargs: Keywords, node: Any) -> Abs:
    method = table.get(name)
    if method is None:
        raise cx.unsupported(f"`.{name}()` of a {describe(base)} is not supported", "")
    return method(cx, base, args, kwargs, node)


def formatted(cx: Context, template: str, args: Args, kwargs: Keywords) -> Abs:
    """Return what ``template.format(…)`` makes at run time: text carries no derivative."""
    values = [cx.b.const(template.format, "format"), *(cx.value(a) for a in (*args, *kwargs.values()))]
    return cx.b.emit("opaque", values, [STR], "text", {"kwnames": tuple(kwargs), "observes": True}).out


# ------------------------------------------------------------------------------------- arrays


def array_method(cx: Context, base: Value, name: str, args: Args, kwargs: Keywords, node: Any) -> Abs:
    if name in ("copy", "reshape", "fill", "tolist") and kwargs:
        raise cx.unsupported(f"`.{name}()` with keywords is not supported", "")
    if name == "copy":
        if args:
            raise cx.unsupported("`.copy()` in another order is not supported", "call np.array")
        return copied(cx, base) if isinstance(base.type, Array) else base
    if name == "reshape":
        return reshape(cx, base, args)
    if name == "ravel":
        return call_ravel(cx, [base, *args], kwargs, node)
    if name == "fill":
        set_item_value(cx, base, Const(Ellipsis), args[0])
        return Const(None)
    if name == "sort" and isinstance(base.type, Array):
        in_order = call_row(cx, cx.row("numpy.sort"), [base, *args], kwargs)
        set_item_value(cx, base, Const(Ellipsis), in_order)
        return Const(None)
    if name == "transpose" and not args:
        return cx.attr(base, "T", node)
    if name == "tolist":
        return listed_array(cx, base, node)
    if name == "astype" and args and isinstance(args[0], v.Static | Const):
        if kwargs.pop("copy", Const(True)) != Const(True):
            raise cx.unsupported("`astype` without a copy is not supported", "leave `copy` out")
    if isinstance(base.type, Scalar) and base.type.python is not False and name in ("is_integer", "conjugate", "hex"):
        return opaque_call(cx, getattr(float, name), [base, *args], kwargs, node)
    row = cx.row_of_method(base.type, name)
    if row is None:
        raise cx.unsupported(
            f"`.{name}()` of {describe_type(base)} is not differentiated", "see whether a NumPy function does it"
        )
    if len(args) > 1 and name in ("transpose",):
        args = [TupleV(tuple(args))]
    return call_row(cx, row, [base, *args], kwargs)


def listed_array(cx: Context, base: Value, node: Any) -> Abs:
    if isinstance(base.type, Array) and base.type.rank == 1 and isinstance(base.type.dims[0], int):
        n = base.type.dims[0]
        return cx.new_list(
            [cx.apply(cx.row("builtins.float"), [cx.value(cx.get_item_value(base, Const(k)))]) for k in range(n)], node
        )
    raise cx.unsupported("`tolist` of an array of unknown length is not differentiated", "index the array")


def describe_type(value: Value) -> str:
    return "an array" if isinstance(value.type, Array) else "a number"


# ------------------------------------------------------------------------------------- lists of known structure


def set_length(cx: Context, loc: Location, n: int) -> None:
    cx.set_cell(loc, ("len", None), Const(n))


def list_append(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    loc = base.loc
    items = cx.list_items(loc)
    (item,) = args
    cx.set_cell(loc, ("item", len(items)), item)
    set_length(cx, loc, len(items) + 1)
    cx.commit(loc, "append", [item])
    return Const(None)


def list_pop(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    loc = base.loc
    items = cx.list_items(loc)
    k = cx.const_of(args[0], "the index of pop") if args else -1
    if not -len(items) <= k < len(items):
        return raising(cx, IndexError, "pop from empty list" if not items else "pop index out of range", items)
    item = items.pop(k)
    for j, x in enumerate(items):
        cx.set_cell(loc, ("item", j), x)
    set_length(cx, loc, len(items))
    cx.commit(loc, "pop", [Const(k)] if args else [])
    return item


def list_extend(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    for item in cx.items_of(cx.listed(args[0], node), None):
        list_append(cx, base, [item], {}, node)
    return Const(None)


def list_insert(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    loc = base.loc
    items = cx.list_items(loc)
    k = cx.const_of(args[0], "the index of insert")
    items.insert(k, args[1])
    for j, x in enumerate(items):
        cx.set_cell(loc, ("item", j), x)
    set_length(cx, loc, len(items))
    cx.commit(loc, "insert", [Const(k), args[1]])
    return Const(None)


def list_clear(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    cx.list_items(base.loc)
    set_length(cx, base.loc, 0)
    cx.commit(base.loc, "clear", [])
    return Const(None)


def list_copy(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return cx.new_list(cx.list_items(base.loc), node)


def list_sort(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    items = ordered(cx, base, kwargs, node)
    assert isinstance(items, list)
    for j, x in enumerate(items):
        write_cell(cx, base.loc, ("item", j), x)
    return Const(None)


def list_find(name: str) -> Method:
    def find(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
        return call_method(cx, TupleV(tuple(cx.list_items(base.loc))), name, args, kwargs, node)

    return find


def list_reverse(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    for j, x in enumerate(cx.list_items(base.loc)[::-1]):
        cx.set_cell(base.loc, ("item", j), x)
    cx.commit(base.loc, "reverse", [])
    return Const(None)


LIST: dict[str, Method] = {
    "append": list_append,
    "pop": list_pop,
    "extend": list_extend,
    "insert": list_insert,
    "clear": list_clear,
    "copy": list_copy,
    "reverse": list_reverse,
    "sort": list_sort,
    "index": list_find("index"),
    "count": list_find("count"),
}


# ------------------------------------------------------------------------------------- dicts of known structure


def dict_get(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = args[0]
    if not isinstance(key, Const):
        demote(cx, base)
    default = args[1] if len(args) > 1 else Const(None)
    return read_cell(cx, base.loc, ("item", key.value)) if key.value in cx.dict_keys(base.loc) else default


def dict_setdefault(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = args[0]
    if not isinstance(key, Const):
        demote(cx, base)
    if key.value not in cx.dict_keys(base.loc):
        set_item_value(cx, base, key, args[1])
    return read_cell(cx, base.loc, ("item", key.value))


def dict_keys(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return TupleV(tuple(Const(k) for k in cx.dict_keys(base.loc)))


def dict_values(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return TupleV(tuple(read_cell(cx, base.loc, ("item", k)) for k in cx.dict_keys(base.loc)))


def dict_items(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return TupleV(tuple(TupleV((Const(k), read_cell(cx, base.loc, ("item", k)))) for k in cx.dict_keys(base.loc)))


def dict_clear(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    cx.dict_keys(base.loc)
    cx.set_cell(base.loc, ("keys", None), TupleV(()))
    cx.commit(base.loc, "clear", [])
    return Const(None)


def dict_pop(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = args[0]
    if not isinstance(key, Const):
        demote(cx, base)
    keys = cx.dict_keys(base.loc)
    if key.value not in keys:
        if len(args) > 1:
            return args[1]
        return raising(cx, KeyError, key.value, ())
    found = read_cell(cx, base.loc, ("item", key.value))
    cx.set_cell(base.loc, ("keys", None), TupleV(tuple(Const(k) for k in keys if k != key.value)))
    cx.commit(base.loc, "pop", [key])
    return found


def dict_update(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    pairs = [(Const(k), x) for k, x in kwargs.items()]
    if args:
        other = args[0]
        if not (isinstance(other, Ref) and other.loc.kind == "dict"):
            raise cx.unsupported("`update` takes a dict of known keys", "")
        pairs = [(Const(k), read_cell(cx, other.loc, ("item", k))) for k in cx.dict_keys(other.loc)] + pairs
    for key, value in pairs:
        set_item_value(cx, base, key, value)
    return Const(None)


def dict_copy(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return cx.new_dict([(Const(k), read_cell(cx, base.loc, ("item", k))) for k in cx.dict_keys(base.loc)], node)


DICT: dict[str, Method] = {
    "get": dict_get,
    "setdefault": dict_setdefault,
    "keys": dict_keys,
    "values": dict_values,
    "items": dict_items,
    "clear": dict_clear,
    "pop": dict_pop,
    "update": dict_update,
    "copy": dict_copy,
}


# ------------------------------------------------------------------------------------- memory


def memory_append(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    cx.b.emit("append", [base, checked_element(cx, base, args[0])])
    return Const(None)


def memory_pop(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    assert isinstance(base.type, ListT)
    op = cx.b.emit("pop", [base, *(cx.value(a) for a in args)], [base.type.elem], "item")
    return op.out


def memory_extend(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    def add(item: Abs) -> None:
        memory_append(cx, base, [item], {}, node)

    cx.iterate(args[0], node, add)
    return Const(None)


def memory_get(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = cx.value(args[0])
    has = cx.b.emit("dict_has", [base, key], [cx.bool_type], "found").out
    default = args[1] if len(args) > 1 else Const(None)
    return cx.select(has, lambda: cx.get_item_value(base, key), lambda: default)


def memory_clear(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    cx.b.emit("dict_clear", [base])
    return Const(None)


def memory_sort(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    items = ordered(cx, base, kwargs, node)
    put_back(cx, base, cx.value(items), node)
    return Const(None)


def memory_reverse(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    put_back(cx, base, cx.value(cx.copy_list(v.ReversedV(cx.copy_list(base, node)), node)), node)
    return Const(None)


def put_back(cx: Context, base: Value, items: Value, node: Any) -> None:
    """Store the items of another list of the same length in a list."""

    def put(pair: Abs) -> None:
        index, item = pair.items
        set_item_value(cx, base, index, item)

    cx.iterate(v.EnumV(items, Const(0)), node, put)


def memory_copy(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return cx.copy_list(base, node)


MEMORY_LIST: dict[str, Method] = {
    "append": memory_append,
    "pop": memory_pop,
    "extend": memory_extend,
    "sort": memory_sort,
    "reverse": memory_reverse,
    "copy": memory_copy,
}


def memory_view(which: str) -> Method:
    return lambda cx, base, args, kwargs, node: v.DictView(base, which)


MEMORY_DICT: dict[str, Method] = {
    "get": memory_get,
    "clear": memory_clear,
    "keys": memory_view("keys"),
    "values": memory_view("values"),
    "items": memory_view("items"),
}
