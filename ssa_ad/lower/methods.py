"""Methods of built-in kinds of value: arrays, lists, dicts, strings, random generators."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ssa_ad.ir.core import STR, Array, DictT, Dyn, ListT, Opaque, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.arrays import call_ravel, copied, reshape
from ssa_ad.lower.calls import call_row, opaque_call
from ssa_ad.lower.containers import factory_of, maxlen_of, set_items, stand_in
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.draws import CLASSES, draw
from ssa_ad.lower.entry import read_cell, write_cell
from ssa_ad.lower.iteration import constant
from ssa_ad.lower.masks import call_put
from ssa_ad.lower.merge import demote
from ssa_ad.lower.orders import as_is, constant_key, ordered
from ssa_ad.lower.statements import GO, branch
from ssa_ad.lower.subscripts import checked_element, entry_of, fill_in, need_int, raising, set_item_value
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
            special = stand_in(cx, base)
            return pick(cx, MEMORY_DEQUE if special is not None else MEMORY_LIST, base, name, args, kwargs, node)
        case Value() if isinstance(base.type, DictT):
            return pick(cx, MEMORY_DICT, base, name, args, kwargs, node)
        case Value() if isinstance(base.type, Opaque) and base.type.name in CLASSES:
            return draw(cx, base, name, args, kwargs, node)
        case Ref(loc) if loc.kind == "list":
            return pick(cx, DEQUE if loc.cls is deque else LIST, base, name, args, kwargs, node)
        case Ref(loc) if loc.kind == "dict":
            return pick(cx, SPECIAL_DICTS.get(loc.cls, DICT), base, name, args, kwargs, node)
        case Const(str() as text) if name == "format" and not all(isinstance(a, Const) for a in args):
            return formatted(cx, text, args, kwargs)
        case Const(str() as text) if name == "join":
            parts = cx.items_of(cx.listed(args[0], node), None)
            if all(isinstance(i, Const) for i in parts):
                return Const(text.join(i.value for i in parts))
            between = text.replace("{", "{{").replace("}", "}}")
            return formatted(cx, between.join(["{}"] * len(parts)), parts, {})
        case Const(str() as text):
            given = [cx.const_of(a, "an argument of a string method") for a in args]
            named = {k: cx.const_of(a, f"`{k}` of a string method") for k, a in kwargs.items()}
            made = cx.computed(lambda: getattr(text, name)(*given, **named))
            if not isinstance(made, Const):
                return made
            found = made.value
            return cx.new_list([constant(i) for i in found], node) if isinstance(found, list) else constant(found)
        case v.Static(obj) if name == "_make" and isinstance(obj, type) and issubclass(obj, tuple):
            return cx.call(base, cx.items_of(cx.listed(args[0], node), None), {}, node)
        case v.Static(obj):
            found = getattr(obj, name, None)
            if found is not None:
                return cx.call(v.Static(found), args, kwargs, node)
        case TupleV(items) if name in ("index", "count"):
            return found_in(cx, tuple, name, items, args)
        case v.VarsV(loc):
            return vars_method(cx, loc, name, args, kwargs, node)
        case TupleV(items, cls) if cls is not None and name == "_asdict":
            return cx.new_dict([(Const(k), x) for k, x in zip(cls._fields, items, strict=True)], node)
        case TupleV(_, cls) if cls is not None and name == "_replace":
            fields = dict(zip(cls._fields, base.items, strict=True)) | kwargs
            return TupleV(tuple(fields.values()), cls)
    raise cx.unsupported(f"`.{name}()` of a {describe(base)} is not supported", "")


def vars_method(cx: Context, loc: Location, name: str, args: Args, kwargs: Keywords, node: Any) -> Abs:
    """Return what a method of ``vars(obj)`` gives; ``update`` sets attributes, the others look."""
    if name == "update":
        for key, value in pairs_of(cx, args, kwargs, node):
            write_cell(cx, loc, ("attr", cx.const_of(key, "the attribute's name")), value)
        return Const(None)
    if name not in ("items", "keys", "values", "get", "copy"):
        raise cx.unsupported(f"`.{name}()` of the attributes of an object is not supported", "name the attributes")
    table = cx.new_dict([(Const(k), x) for k, x in cx.attributes(loc)], node)
    return call_method(cx, table, name, args, kwargs, node)


def delete(cx: Context, base: Abs, index: Abs) -> None:
    """Do ``del base[index]``."""
    if isinstance(base, Ref) and base.loc.kind == "object":
        method = cx.find_method(base, "__delitem__")
        if method is not None:
            cx.call(method, [index], {}, None)
            return
    if isinstance(base, v.VarsV):
        cx.delete_attr(base.loc, cx.const_of(index, "the attribute's name"))
        return
    known = isinstance(base, Ref) and base.loc.kind in ("list", "dict") and base.loc.cls is not deque
    if not (known or (isinstance(base, Value) and isinstance(base.type, ListT))) or isinstance(index, v.SliceV):
        raise cx.unsupported(f"`del` of an item of a {describe(base)} is not supported", "make a new one without it")
    call_method(cx, base, "pop", [index], {}, None)


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
    if name == "put" and isinstance(base.type, Array):
        return call_put(cx, [base, *args], kwargs, node)
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


def list_append(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return changed(cx, base.loc, lambda items: items.append(args[0]), "append", args)


def changed(cx: Context, loc: Location, change: Callable[[list[Abs]], Any], method: str, args: Args) -> Abs:
    """Change the items of a list of known structure, and let the real list do the same."""
    items = cx.list_items(loc)
    if loc.cls is deque:
        full = deque(items, maxlen_of(cx, loc))
        change(full)  # type: ignore[arg-type]
        items = list(full)
    else:
        change(items)
    set_items(cx, loc, items)
    cx.commit(loc, method, args)
    return Const(None)


def mirrored(method: str) -> Method:
    """Return a method that moves items without looking at them: what the real list does is done to what is known."""

    def call(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
        def change(items: Any) -> None:
            given = [cx.const_of(a, f"an argument of {method}") if method in COUNTED else a for a in args]
            getattr(items, method)(*given)

        return changed(cx, base.loc, change, method, args)

    return call


COUNTED = ("rotate",)


def list_pop(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    items = cx.list_items(base.loc)
    k = cx.const_of(args[0], "the index of pop") if args else -1
    need_int(cx, k, "list")
    if not -len(items) <= k < len(items):
        name = "deque" if base.loc.cls is deque else "list"
        message = f"pop from an empty {name}" if name == "deque" else "pop from empty list"
        return raising(cx, IndexError, message if not items else "pop index out of range", items)
    item = items[k]
    changed(cx, base.loc, lambda rest: rest.pop(*([k] if args else [])), "pop", [Const(k)] if args else [])
    return item


def list_popleft(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    items = cx.list_items(base.loc)
    if not items:
        return raising(cx, IndexError, "pop from an empty deque", items)
    changed(cx, base.loc, lambda rest: rest.popleft(), "popleft", [])  # type: ignore[attr-defined]
    return items[0]


def each_of(method: str) -> Method:
    """Return ``extend`` or ``extendleft``: one item after the other."""

    def call(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
        for item in cx.items_of(cx.listed(args[0], node), None):
            mirrored(method)(cx, base, [item], {}, node)
        return Const(None)

    return call


def list_insert(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    k = cx.const_of(args[0], "the index of insert")
    return changed(cx, base.loc, lambda items: items.insert(k, args[1]), "insert", [Const(k), args[1]])


def list_remove(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    known = [constant_key(i) for i in cx.list_items(base.loc)] if constants(cx.list_items(base.loc)) else None
    value = cx.const_of(args[0], "what is removed")
    if known is None:
        raise cx.unsupported("which item is equal depends on numbers of the run", "pop it by its index")
    if value not in known:
        return raising(cx, ValueError, "list.remove(x): x not in list", ())
    k = known.index(value)
    return changed(cx, base.loc, lambda items: items.__delitem__(k), "remove", args)


def constants(items: list[Abs]) -> bool:
    try:
        list(map(constant_key, items))
    except ValueError:
        return False
    return True


def list_copy(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    if base.loc.cls is deque:
        return cx.new_list(cx.list_items(base.loc), node, deque, maxlen_of(cx, base.loc))
    return cx.new_list(cx.list_items(base.loc), node)


def list_sort(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    items = ordered(cx, base, kwargs, node)
    assert isinstance(items, list)
    for j, x in enumerate(items):
        write_cell(cx, base.loc, ("item", j), x)
    return Const(None)


def list_find(name: str) -> Method:
    def find(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
        return found_in(cx, base.loc.cls, name, cx.list_items(base.loc), args)

    return find


def found_in(cx: Context, cls: type, name: str, items: Iterable[Abs], args: Args) -> Abs:
    """Return what ``index`` or ``count`` of a list or tuple of constants gives."""
    given = [cx.const_of(a, "the item") for a in args]
    known = cls(cx.const_of(i, "an item") for i in items)
    return cx.computed(lambda: getattr(known, name)(*given))


LIST: dict[str, Method] = {
    "append": list_append,
    "pop": list_pop,
    "extend": each_of("append"),
    "insert": list_insert,
    "remove": list_remove,
    "clear": mirrored("clear"),
    "copy": list_copy,
    "reverse": mirrored("reverse"),
    "sort": list_sort,
    "index": list_find("index"),
    "count": list_find("count"),
}
DEQUE: dict[str, Method] = {k: m for k, m in LIST.items() if k != "sort"} | {
    "appendleft": mirrored("appendleft"),
    "popleft": list_popleft,
    "extendleft": each_of("appendleft"),
    "rotate": mirrored("rotate"),
}


# ------------------------------------------------------------------------------------- dicts of known structure


def dict_get(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = args[0]
    if not isinstance(key, Const):
        demote(cx, base)
    default = args[1] if len(args) > 1 else Const(None)
    return read_cell(cx, base.loc, ("item", key.value)) if key.value in cx.dict_keys(base.loc, False) else default


def dict_setdefault(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = args[0]
    if not isinstance(key, Const):
        demote(cx, base)
    if key.value not in cx.dict_keys(base.loc, False):
        set_item_value(cx, base, key, args[1])
    return read_cell(cx, base.loc, ("item", key.value))


def dict_keys(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return cx.dict_view(base.loc, "keys")


def dict_values(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return cx.dict_view(base.loc, "values")


def dict_items(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return cx.dict_view(base.loc, "items")


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


def pairs_of(cx: Context, args: Args, kwargs: Keywords, node: Any) -> list[tuple[Abs, Abs]]:
    """Return the keys and values that ``dict(…)`` and ``update(…)`` are given."""
    pairs: list[tuple[Abs, Abs]] = []
    if args:
        other = args[0]
        if isinstance(other, Ref) and other.loc.kind == "dict":
            pairs = [(Const(k), read_cell(cx, other.loc, ("item", k))) for k in cx.dict_keys(other.loc)]
        else:
            for pair in cx.items_of(cx.listed(other, node), None):
                key, value = cx.items_of(pair, 2)
                pairs.append((key, value))
    return pairs + [(Const(k), x) for k, x in kwargs.items()]


def dict_update(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    if base.loc.cls is Counter:
        count_items(cx, base, args, node)
        return Const(None)
    for key, value in pairs_of(cx, args, kwargs, node):
        set_item_value(cx, base, key, value)
    return Const(None)


def count_items(cx: Context, base: Ref, args: Args, node: Any) -> None:
    """Add what is given to a Counter: the counts of a dict, or one for each item."""
    for a in args:
        if isinstance(a, Ref) and a.loc.kind == "dict":
            pairs = pairs_of(cx, [a], {}, node)
        else:
            pairs = [(k, Const(1)) for k in cx.items_of(cx.listed(a, node), None)]
        for key, count in pairs:
            set_item_value(cx, base, key, cx.binary("Add", cx.get_item_value(base, key), count))


def most_common(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    pairs = dict_items(cx, base, [], {}, node)
    found = ordered(cx, pairs, {"key": v.GetterV("itemgetter", (Const(1),), {}), "reverse": Const(True)}, node)
    if not isinstance(found, list):
        raise cx.unsupported("the order of these counts is only known at run time", "sort them in an array")
    return cx.new_list(found[: cx.const_of(args[0], "the number of items")] if args else found, node)


def dict_popitem(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    last = cx.const_of(args[0] if args else kwargs.get("last", Const(True)), "`last`")
    keys = cx.dict_keys(base.loc)
    if not keys:
        return raising(cx, KeyError, "popitem(): dictionary is empty", ())
    key = Const(keys[-1 if last else 0])
    return TupleV((key, dict_pop(cx, base, [key], {}, node)))


def dict_move(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    key = cx.const_of(args[0], "the key")
    last = cx.const_of(args[1] if len(args) > 1 else kwargs.get("last", Const(True)), "`last`")
    rest = [k for k in cx.dict_keys(base.loc) if k != key]
    keys = [*rest, key] if last else [key, *rest]
    cx.set_cell(base.loc, ("keys", None), TupleV(tuple(Const(k) for k in keys)))
    cx.commit(base.loc, "move_to_end", [Const(key), Const(last)])
    return Const(None)


def dict_copy(cx: Context, base: Ref, args: Args, kwargs: Keywords, node: Any) -> Abs:
    factory = factory_of(cx, base.loc) if base.loc.cls is defaultdict else None
    return cx.new_dict(pairs_of(cx, [base], {}, node), node, base.loc.cls, factory)


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
    "popitem": dict_popitem,
}
SPECIAL_DICTS: dict[type, dict[str, Method]] = {
    OrderedDict: {**DICT, "move_to_end": dict_move},
    Counter: {**DICT, "most_common": most_common},
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
    return cx.select(has, lambda: entry_of(cx, base, key), lambda: default)


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


def memory_append_bounded(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    """Append to a deque: if it is full its first item goes."""
    special = stand_in(cx, base)
    assert special is not None
    if special.maxlen is not None:

        def drop() -> Const:
            memory_pop(cx, base, [Const(0)], {}, node)
            return GO

        full = cx.compare("GtE", cx.length(base), Const(special.maxlen))
        branch(cx, full, drop, lambda: GO)
    return memory_append(cx, base, args, kwargs, node)


def memory_popleft(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return memory_pop(cx, base, [Const(0)], {}, node)


def memory_rotate(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    """Rotate a deque to the right, one item after the other going from its begin to its end."""

    def rotate() -> Const:
        less = cx.binary("Mult", args[0] if args else Const(1), Const(-1))
        count = cx.binary("Mod", less, cx.length(base))
        move = lambda _: memory_append(cx, base, [memory_popleft(cx, base, [], {}, node)], {}, node)  # noqa: E731
        cx.iterate(v.RangeV(Const(0), count, Const(1)), node, move)
        return GO

    branch(cx, cx.compare("Gt", cx.length(base), Const(0)), rotate, lambda: GO)
    return Const(None)


MEMORY_LIST: dict[str, Method] = {
    "append": memory_append,
    "pop": memory_pop,
    "extend": memory_extend,
    "sort": memory_sort,
    "reverse": memory_reverse,
    "copy": memory_copy,
}


MEMORY_DEQUE: dict[str, Method] = {
    "append": memory_append_bounded,
    "popleft": memory_popleft,
    "pop": memory_pop,
    "reverse": memory_reverse,
    "rotate": memory_rotate,
}


def memory_setdefault(cx: Context, base: Value, args: Args, kwargs: Keywords, node: Any) -> Abs:
    fill_in(cx, base, cx.value(args[0]), partial(as_is, args[1]))
    return cx.get_item_value(base, args[0])


def memory_view(which: str) -> Method:
    return lambda cx, base, args, kwargs, node: v.DictView(base, which)


MEMORY_DICT: dict[str, Method] = {
    "get": memory_get,
    "setdefault": memory_setdefault,
    "clear": memory_clear,
    "keys": memory_view("keys"),
    "values": memory_view("values"),
    "items": memory_view("items"),
}
