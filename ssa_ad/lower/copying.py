"""``copy.copy`` and ``copy.deepcopy``: what can change is made anew, and what is one stays one inside the copy."""

from __future__ import annotations

import copy
import dataclasses
import types
from typing import Any

from ssa_ad.ir.core import NONE, Array, ListT, Scalar, StrT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.calls import call_row
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.entry import write_cell
from ssa_ad.lower.objects import attributes, new_object
from ssa_ad.lower.special import special
from ssa_ad.lower.types import BOTTOM
from ssa_ad.lower.values import Abs, Const, Location, Ref, TupleV

UNCHANGING = Const | v.Closure | v.LocalClass | v.Static


@special(copy.copy)
def call_copy(cx: Context, args: list[Abs], node: Any) -> Abs:
    """Return a new object that holds what the old one does; what cannot change is not copied."""
    (a,) = args
    if isinstance(a, TupleV) or unchanging(a):
        return a
    match a:
        case Value() if isinstance(a.type, Array):
            return call_row(cx, cx.row("numpy.copy"), [a], {})
        case Value() if isinstance(a.type, ListT):
            return cx.copy_list(a, node)
        case Ref(loc) if loc.kind in ("list", "dict"):
            return cx.call_method(a, "copy", [], {}, node)
        case Ref():
            method = cx.find_method(a, "__copy__")
            if method is not None:
                return cx.call(method, [], {}, node)
            made = new_object(cx, a.loc.cls, node)
            for name, value in attributes(cx, a.loc):
                write_cell(cx, made.loc, ("attr", name), value)
            return made
    raise cx.unsupported(f"`copy.copy` of a {describe(a)} is not supported", "write a method that makes a new one")


@special(copy.deepcopy)
def call_deepcopy(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) != 1 or kwargs:
        raise cx.unsupported("`copy.deepcopy` with a memo is not supported", "leave the memo out")
    return deep(cx, args[0], {}, node)


def unchanging(a: Abs) -> bool:
    if isinstance(a, v.Static):
        return isinstance(a.obj, types.ModuleType | types.FunctionType | types.BuiltinFunctionType | type) or (
            getattr(type(a.obj), "__hash__", None) is not None and not hasattr(type(a.obj), "__setitem__")
        )
    return isinstance(a, UNCHANGING) or (isinstance(a, Value) and (isinstance(a.type, Scalar | StrT) or a.type == NONE))


def deep(cx: Context, a: Abs, made: dict[Any, Abs], node: Any) -> Abs:
    """Return a deep copy of ``a``; ``made`` holds those of what was copied before."""
    key = a.loc if isinstance(a, Ref) else a
    if not isinstance(a, TupleV) and key in made:
        return made[key]
    if unchanging(a):
        return a
    match a:
        case TupleV(items, cls):
            return TupleV(tuple(deep(cx, i, made, node) for i in items), cls)
        case Value() if isinstance(a.type, Array):
            made[key] = call_row(cx, cx.row("numpy.copy"), [a], {})
        case Value() if isinstance(a.type, ListT) and (isinstance(a.type.elem, Scalar | StrT) or a.type.elem == BOTTOM):
            made[key] = cx.copy_list(a, node)
        case Ref(loc) if loc.kind == "list" and loc.cls is list:
            made[key] = cx.new_list([deep(cx, i, made, node) for i in cx.list_items(loc)], node)
        case Ref(loc) if loc.kind == "dict" and loc.cls is dict:
            pairs = [(Const(k), deep(cx, cx.read_cell(loc, ("item", k)), made, node)) for k in cx.dict_keys(loc)]
            made[key] = cx.new_dict(pairs, node)
        case Ref(loc) if loc.kind == "object":
            made[key] = deep_object(cx, loc, made, node)
        case v.Bound(func, self, owner):
            made[key] = v.Bound(func, deep(cx, self, made, node), owner)
        case _:
            raise cx.unsupported(f"`copy.deepcopy` of a {describe(a)} is not supported", "make the copy by hand")
    return made[key]


def deep_object(cx: Context, loc: Location, made: dict[Any, Abs], node: Any) -> Abs:
    method = cx.find_method(Ref(loc), "__deepcopy__")
    if method is not None:
        return cx.call(method, [cx.new_dict([], node)], {}, node)
    copied = new_object(cx, loc.cls, node)
    made[loc] = copied
    for name, value in attributes(cx, loc):
        write_cell(cx, copied.loc, ("attr", name), deep(cx, value, made, node))
    return copied


# ------------------------------------------------------------------------------------- dataclasses


@special(dataclasses.asdict, dataclasses.astuple)
def call_asdict(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) != 1 or kwargs:
        raise cx.unsupported(f"`{cx.calling.__name__}` with a factory is not supported", "leave the factory out")
    return plain(cx, args[0], cx.calling is dataclasses.asdict, node)


def plain(cx: Context, a: Abs, named: bool, node: Any) -> Abs:
    """Return a dataclass as a dict or tuple of copies, and so what it holds."""
    if isinstance(a, Ref) and a.loc.kind == "object" and dataclasses.is_dataclass(a.loc.cls):
        parts = [(f.name, plain(cx, cx.attr(a, f.name, node), named, node)) for f in dataclasses.fields(a.loc.cls)]
        return cx.new_dict([(Const(k), x) for k, x in parts], node) if named else TupleV(tuple(x for _, x in parts))
    if isinstance(a, TupleV):
        return TupleV(tuple(plain(cx, i, named, node) for i in a.items), a.cls)
    if isinstance(a, Ref) and a.loc.cls is list:
        return cx.new_list([plain(cx, i, named, node) for i in cx.list_items(a.loc)], node)
    if isinstance(a, Ref) and a.loc.cls is dict:
        keys = cx.dict_keys(a.loc)
        items = [(Const(k), plain(cx, cx.read_cell(a.loc, ("item", k)), named, node)) for k in keys]
        return cx.new_dict(items, node)
    return deep(cx, a, {}, node)
