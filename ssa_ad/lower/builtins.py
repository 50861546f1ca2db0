"""Callables whose meaning is structural: iteration, containers, shapes, classes. One function each.

Everything that only computes is a row; what stands here needs the structure of its arguments.
"""

from __future__ import annotations

import dataclasses
import enum
import logging
import types
import warnings
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Callable
from typing import Any

import numpy as np

from ssa_ad.ir.core import INT, Array, DictT, ListT, Scalar, StrT, TupleT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.calls import call_row, opaque_call
from ssa_ad.lower.chosen import class_of as class_of_object
from ssa_ad.lower.context import Context, Restart, describe
from ssa_ad.lower.entry import read_cell, write_cell
from ssa_ad.lower.expressions import truth_of
from ssa_ad.lower.iteration import begun, settled
from ssa_ad.lower.methods import count_items, pairs_of
from ssa_ad.lower.objects import new_object
from ssa_ad.lower.operators import call_abs
from ssa_ad.lower.special import LIBRARY_METHODS, Special, special
from ssa_ad.lower.types import is_bool, is_int
from ssa_ad.lower.values import UNSET, Abs, Const, Ref, TupleV

# ------------------------------------------------------------------------------------- iteration


@special(range)
def call_range(cx: Context, args: list[Abs], node: Any) -> Abs:
    given = [cx.value(a) if not isinstance(a, Const) else a for a in args]
    for g in given:
        t = cx.type_of(g)
        if t is None or not (is_int(t) or is_bool(t)):
            raise cx.unsupported("`range` takes ints", "convert with int()")
    if len(given) == 1:
        return v.RangeV(Const(0), given[0], Const(1))
    return v.RangeV(given[0], given[1], given[2] if len(given) > 2 else Const(1))


@special(enumerate)
def call_enumerate(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    start = args[1] if len(args) > 1 else kwargs.get("start", Const(0))
    return v.EnumV(begun(cx, args[0]), start)


@special(zip)
def call_zip(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if cx.const_of(kwargs.get("strict", Const(False)), "`strict` of zip"):
        lengths = {known_length(cx, a) for a in args}
        if len(lengths) > 1 or None in lengths:
            raise cx.unsupported("`strict` of a `zip` of what may be of several lengths", "compare the lengths before")
    return v.ZipV(tuple(begun(cx, a) for a in args))


def known_length(cx: Context, items: Abs) -> Any:
    """Return how many items there are, as a number or a symbol; None if that is not known."""
    match items:
        case TupleV(parts):
            return len(parts)
        case Ref(loc) if loc.kind == "list":
            return len(cx.list_items(loc))
        case Value(type=Array(dims=(first, *_))):
            return first
    return None


@special(reversed)
def call_reversed(cx: Context, args: list[Abs], node: Any) -> Abs:
    (inner,) = args
    if isinstance(inner, v.RangeV):
        # the same numbers, from the last one down
        start, stop, step = inner.start, inner.stop, inner.step
        if step == Const(1):
            return v.RangeV(cx.binary("Sub", stop, Const(1)), cx.binary("Sub", start, Const(1)), Const(-1))
        count = cx.range_length(inner)
        last = cx.binary("Add", start, cx.binary("Mult", cx.binary("Sub", count, Const(1)), step))
        return v.RangeV(last, cx.binary("Sub", start, step), cx.binary("Sub", Const(0), step))
    return v.ReversedV(inner)


@special(len)
def call_len(cx: Context, args: list[Abs], node: Any) -> Abs:
    match args[0]:
        case TupleV(items):
            return Const(len(items))
        case Ref(loc) if loc.kind == "list":
            return Const(len(cx.list_items(loc)))
        case Ref(loc) if loc.kind == "dict":
            return Const(len(cx.dict_keys(loc, False)))
        case Const(str() as text):
            return Const(len(text))
        case v.RangeV():
            return cx.range_length(args[0])
        case v.VarsV(loc):
            return Const(len(cx.attributes(loc)))
        case v.Static(obj) if isinstance(obj, type) and issubclass(obj, enum.Enum):
            return Const(len(obj))
        case Ref():
            method = cx.find_method(args[0], "__len__")
            if method is not None:
                return cx.call(method, [], {}, node)
        case Value() if isinstance(args[0].type, Array):
            if args[0].type.rank == 0:
                raise cx.unsupported("a 0-d array has no length", "")
            return cx.size(args[0], 0)
        case Value() if isinstance(args[0].type, ListT | DictT):
            return cx.length(args[0])
        case Value() if isinstance(args[0].type, TupleT):
            return Const(len(args[0].type.items))
        case Value() if isinstance(args[0].type, StrT):
            return cx.b.emit("opaque", [cx.b.const(len, "len"), args[0]], [INT], "n", {"kwnames": ()}).out
    raise cx.unsupported(f"`len` of a {describe(args[0])} is not known", "")


def each(cx: Context, items: Abs, node: Any, start: Abs, step: Callable[[Abs, Abs], Abs], name: str) -> Abs:
    """Fold ``step`` over the items of an iterable, as a loop or unrolled."""
    key = ("n", cx.frame, f".{name}")
    cx.env[key] = start
    cx.iterate(items, node, lambda item: cx.env.__setitem__(key, step(cx.env[key], item)))
    return cx.env.pop(key)


@special(sum)
def call_sum(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Add the items up; Python floats by the builtin itself, which from 3.12 on compensates its rounding."""
    start = args[1] if len(args) > 1 else kwargs.get("start", Const(0))
    site = cx.site(node)
    if site in cx.memo.summed:
        return float_sum(cx, args[0], start, node)

    def step(total: Abs, item: Abs) -> Abs:
        if is_python_float(cx, item):
            cx.memo.summed.add(site)
            raise Restart
        return cx.binary("Add", total, item)

    return each(cx, args[0], node, start, step, "sum")


def is_python_float(cx: Context, a: Abs) -> bool:
    """Whether a value is a Python float, or may be one."""
    t = cx.type_of(a)
    return isinstance(t, Scalar) and t.dtype == "f64" and t.python is not False


def float_sum(cx: Context, items: Abs, start: Abs, node: Any) -> Abs:
    if isinstance(items, v.GeneratorV):
        items = cx.run_generator(items)
    found = cx.unrolled_items(node, items)
    known = None if found is None else [settled(i) for i in found]
    if known is None:
        if not (isinstance(items, Value) and isinstance(items.type, ListT)):
            items = cx.copy_list(items, node)
        return cx.apply(cx.row("builtins.sum"), [items, *([] if start == Const(0) else [cx.value(start)])], {}, "total")
    every = known if start == Const(0) else [start, *known]
    types = [cx.type_of(i) for i in every]
    if len(every) > 2 and all(isinstance(t, Scalar) for t in types):
        return cx.apply(cx.row("rt.sum_of"), [cx.value(i) for i in every], {}, "total")
    total = start  # of two numbers the sum is rounded once, and arrays are not compensated
    for item in known:
        total = cx.binary("Add", total, item)
    return total


# ------------------------------------------------------------------------------------- containers


@special(list)
def call_list(cx: Context, args: list[Abs], node: Any) -> Abs:
    if not args:
        return cx.new_list([], node)
    if isinstance(args[0], Value) and isinstance(args[0].type, ListT):
        return cx.copy_list(args[0], node)
    if isinstance(args[0], Value) and isinstance(args[0].type, Array) and not isinstance(args[0].type.dims[0], int):
        return cx.copy_list(args[0], node)
    found = cx.listed(args[0], node)
    if (isinstance(found, Value) and isinstance(found.type, ListT)) or (
        isinstance(found, Ref) and found is not args[0] and found.loc.kind == "list"
    ):
        return found
    return cx.new_list(cx.items_of(found, None), node)


@special(tuple)
def call_tuple(cx: Context, args: list[Abs], node: Any) -> Abs:
    return TupleV(tuple(cx.items_of(cx.listed(args[0], node), None))) if args else TupleV(())


@special(dict, OrderedDict)
def call_dict(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    return cx.new_dict(pairs_of(cx, args, kwargs, node), node, cx.calling)


@special(defaultdict)
def call_defaultdict(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    factory = args[0] if args and args[0] != Const(None) else None
    if isinstance(factory, v.GetterV | v.Method | Ref):
        raise cx.unsupported("this default of a defaultdict is not supported", "write a lambda")
    return cx.new_dict(pairs_of(cx, args[1:], kwargs, node), node, defaultdict, factory)


@special(Counter)
def call_counter(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    made = cx.new_dict([(Const(k), x) for k, x in kwargs.items()], node, Counter)
    count_items(cx, made, args, node)
    return made


@special(deque)
def call_deque(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    limit = args[1] if len(args) > 1 else kwargs.get("maxlen", Const(None))
    maxlen = cx.const_of(limit, "the length of this deque")
    known = cx.known_items(args[0], node) if args else []
    if known is None:
        made = cx.new_list([], node, deque, maxlen)
        cx.iterate(args[0], node, lambda item: cx.call(cx.attr(made, "append", node), [item], {}, node) and None)
        return made
    return cx.new_list(list(deque(known, maxlen)), node, deque, maxlen)


def call_fromkeys(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    value = args[1] if len(args) > 1 else Const(None)
    return cx.new_dict([(k, value) for k in cx.items_of(cx.listed(args[0], node), None)], node)


LIBRARY_METHODS["builtins", "type", "fromkeys"] = call_fromkeys


# ------------------------------------------------------------------------------------- classes and attributes


@special(isinstance)
def call_isinstance(cx: Context, args: list[Abs], node: Any) -> Abs:
    classes = (
        [c.obj if isinstance(c, v.Static) else c for c in cx.items_of(args[1], None)]
        if isinstance(args[1], TupleV)
        else [args[1].obj if isinstance(args[1], v.Static) else args[1]]
    )
    flat: list[Any] = []
    for c in classes:
        flat += list(c) if isinstance(c, tuple) else list(c.__args__) if isinstance(c, types.UnionType) else [c]
    cls = class_of(cx, args[0])
    if isinstance(cls, v.LocalClass):
        return Const(any(c is cls or (isinstance(c, type) and c is object) for c in flat))
    return Const(any(isinstance(c, type) and issubclass(cls, c) for c in flat))


def class_of(cx: Context, a: Abs) -> Any:
    """Return the class of a value; raises UnsupportedError where it is not known."""
    match a:
        case Const(value):
            return type(value)
        case Ref(loc):
            return loc.cls
        case TupleV(_, cls):
            return cls or tuple
        case v.Static(obj):
            return type(obj)
        case v.MemberV(cls):
            return cls
        case v.Closure() | v.Bound():
            return types.FunctionType
        case Value():
            t = a.type
            if isinstance(t, Array):
                return np.ndarray
            if isinstance(t, Scalar) and t.python is not None:
                if t.python:
                    return {"f64": float, "i64": int, "b1": bool, "c128": complex}[t.dtype]
                return np.dtype(cx.numpy_name(t.dtype)).type
            if isinstance(t, ListT):
                return list
            if isinstance(t, DictT):
                return dict
    raise cx.unsupported("the class of this value is only known at run time", "")


@special(type)
def call_type(cx: Context, args: list[Abs], node: Any) -> Abs:
    cls = class_of(cx, args[0])
    return cls if isinstance(cls, v.LocalClass) else v.Static(cls)


@special(super)
def call_super(cx: Context, args: list[Abs], node: Any) -> Abs:
    if args:
        owner = args[0].obj if isinstance(args[0], v.Static) else args[0]
        return v.Super(owner, args[1])
    if cx.frame.owner is None or cx.frame.first is None:
        raise cx.unsupported("`super()` outside of a method", "")
    return v.Super(cx.frame.owner, cx.get(("n", cx.frame, cx.frame.first)))


@special(getattr)
def call_getattr(cx: Context, args: list[Abs], node: Any) -> Abs:
    name = cx.const_of(args[1], "the attribute's name")
    if len(args) > 2 and call_hasattr(cx, args[:2], node) == Const(False):
        return args[2]
    return cx.attr(args[0], name, node)


@special(setattr)
def call_setattr(cx: Context, args: list[Abs], node: Any) -> Abs:
    cx.set_attr(args[0], cx.const_of(args[1], "the attribute's name"), args[2], node)
    return Const(None)


@special(object.__setattr__)
def call_object_setattr(cx: Context, args: list[Abs], node: Any) -> Abs:
    if not isinstance(args[0], Ref):
        raise cx.unsupported("`object.__setattr__` of this value is not supported", "")
    cx.write_cell(args[0].loc, ("attr", cx.const_of(args[1], "the attribute's name")), args[2])
    return Const(None)


@special(object.__init__)
def call_object_init(cx: Context, args: list[Abs], node: Any) -> Abs:
    return Const(None)


@special(hasattr)
def call_hasattr(cx: Context, args: list[Abs], node: Any) -> Abs:
    name = cx.const_of(args[1], "the attribute's name")
    match args[0]:
        case Ref(loc) if loc.kind == "object":
            member = cx.find_class_member(loc.cls, name)
            return Const(member is not None or read_cell(cx, loc, ("attr", name)) is not UNSET)
        case v.Static(obj):
            return Const(hasattr(obj, name))
        case v.VarsV():
            return Const(hasattr({}, name))
    return Const(hasattr(class_of(cx, args[0]), name))


@special(callable)
def call_callable(cx: Context, args: list[Abs], node: Any) -> Abs:
    match args[0]:
        case v.Closure() | v.Bound() | v.Method() | v.LocalClass():
            return Const(True)
        case v.Static(obj):
            return Const(callable(obj))
        case Ref():
            return Const(cx.find_method(args[0], "__call__") is not None)
    return Const(False)


@special(id, hash)
def call_id(cx: Context, args: list[Abs], node: Any) -> Abs:
    raise cx.unsupported("`id` and `hash` of values are not differentiated", "compare what the values are for")


@special(dataclasses.replace)
def call_replace(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    (old,) = args
    cls = class_of_object(old)
    if cls is None:
        raise cx.unsupported("`replace` takes a dataclass instance", "")
    fields = {f.name: cx.attr(old, f.name, node) for f in dataclasses.fields(cls) if f.init and f.name not in kwargs}
    return cx.call(v.Static(cls), [], fields | kwargs, node)


# ------------------------------------------------------------------------------------- numbers


@special(float)
def call_float(cx: Context, args: list[Abs], node: Any) -> Abs:
    return convert(cx, float, "builtins.float", "__float__", args, node)


@special(int)
def call_int(cx: Context, args: list[Abs], node: Any) -> Abs:
    return convert(cx, int, "builtins.int", "__int__", args, node)


@special(bool)
def call_bool(cx: Context, args: list[Abs], node: Any) -> Abs:
    return truth_of(cx, args[0]) if args else Const(False)


def convert(cx: Context, cls: type, row: str, method: str, args: list[Abs], node: Any) -> Abs:
    if not args:
        return Const(cls())
    if all(isinstance(a, Const) for a in args):
        return cx.computed(lambda: cls(*(a.value for a in args)))
    if isinstance(args[0], Ref):
        found = cx.find_method(args[0], method)
        if found is not None:
            return cx.call(found, [], {}, node)
    if isinstance(args[0], Value) and isinstance(args[0].type, StrT):
        raise cx.unsupported("a number is read back from text, which carries no derivative", "use the number itself")
    return call_row(cx, cx.row(row), args, {})


@special(str)
def call_str(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if all(isinstance(a, Const) for a in args):
        return Const(str(*(a.value for a in args)))
    return opaque_call(cx, str, args, kwargs, node)


def refused(name: str, advice: str) -> Special:
    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        raise cx.unsupported(f"`{name}` is not differentiated", advice)

    return call


for _refused, _advice in (
    ((exec, eval, compile), "write the code out: only source that can be read is compiled"),
    ((locals, globals, dir), "name the variables"),
):
    for _builtin in _refused:
        special(_builtin)(refused(_builtin.__name__, _advice))
special(__import__)(refused("__import__", "import at the top of the file"))

@special(delattr)
def call_delattr(cx: Context, args: list[Abs], node: Any) -> Abs:
    if not (isinstance(args[0], Ref) and args[0].loc.kind == "object"):
        raise cx.unsupported("`delattr` of this value is not differentiated", "set the attribute to None")
    cx.delete_attr(args[0].loc, cx.const_of(args[1], "the attribute's name"))
    return Const(None)


@special(vars)
def call_vars(cx: Context, args: list[Abs], node: Any) -> Abs:
    if len(args) != 1 or not isinstance(args[0], Ref):
        raise cx.unsupported("`vars` of this is not differentiated", "name the variables")
    return cx.attr(args[0], "__dict__", node)


@special(object.__new__)
def call_object_new(cx: Context, args: list[Abs], node: Any) -> Abs:
    return new_object(cx, cx.const_of(args[0], "the class"), node)


@special(types.SimpleNamespace)
def call_namespace(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    made = new_object(cx, types.SimpleNamespace, node)
    for name, value in kwargs.items():
        write_cell(cx, made.loc, ("attr", name), value)
    return made


@special(issubclass)
def call_issubclass(cx: Context, args: list[Abs], node: Any) -> Abs:
    return Const(issubclass(*(cx.const_of(a, "a class") for a in args)))


@special(dataclasses.fields)
def call_fields(cx: Context, args: list[Abs], node: Any) -> Abs:
    (a,) = args
    cls = a.loc.cls if isinstance(a, Ref) else cx.const_of(a, "the class")
    return TupleV(tuple(v.Static(f) for f in dataclasses.fields(cls)))



special(abs)(call_abs)


@special(divmod)
def call_divmod(cx: Context, args: list[Abs], node: Any) -> Abs:
    return TupleV((cx.binary("FloorDiv", *args), cx.binary("Mod", *args)))


@special(pow)
def call_pow(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) == 2:
        return cx.binary("Pow", *args)
    return opaque_call(cx, pow, args, kwargs, node)


@special(round)
def call_round(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    args = [*args, *(kwargs.pop(name) for name in ("number", "ndigits") if name in kwargs)]
    if not kwargs and all(isinstance(a, Const) for a in args):
        return cx.computed(lambda: round(*(a.value for a in args)))
    return call_row(cx, cx.row("builtins.round"), args, kwargs)


@special(namedtuple)
def call_namedtuple(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    given: list[Any] = [
        cx.const_of(a, "an argument of namedtuple")
        if not isinstance(a, Ref)
        else [cx.const_of(i, "a field's name") for i in cx.list_items(a.loc)]
        for a in args
    ]
    return v.Static(namedtuple(*given, **{k: cx.const_of(a, k) for k, a in kwargs.items()}))


# ------------------------------------------------------------------------------------- output


@special(print)
def call_print(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    cx.observe(print, args, kwargs, node)
    return Const(None)


@special(
    logging.debug, logging.info, logging.warning, logging.error, logging.exception, logging.critical, logging.log,
    warnings.warn,
)  # fmt: skip
def call_log(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Let a message out: it is for people, and nothing comes back."""
    cx.observe(cx.calling, args, kwargs, node)
    return Const(None)


@special(logging.getLogger)
def call_get_logger(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    names = [cx.const_of(a, "the name of a logger") for a in (*args, *kwargs.values())]
    return v.Static(logging.getLogger(*names))
