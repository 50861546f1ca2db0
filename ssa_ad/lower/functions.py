"""Functions as run-time values: what Python makes of a lambda, a nested function or a partial.

Lowering follows the calls of a function that it knows; a value is needed only where it is kept: in an attribute,
in a list, in a result.
"""

from __future__ import annotations

import functools
import operator
import types
from collections.abc import Iterator
from types import CodeType
from typing import Any

import gast

from ssa_ad.ir.core import OBJECT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Frame
from ssa_ad.lower.values import UNSET, Abs, Const, TupleV


def function_value(cx: Context, a: Abs) -> Value | None:
    """Return the function as Python makes it; None if that cannot be done here.

    It is one function wherever it is kept: one that was made in a block that is left cannot be had again.
    """
    if not isinstance(a, v.PartialV | v.GetterV | v.Closure):
        return None
    if a in cx.functions:
        found, block = cx.functions[a]
        return found if any(block is b for b in cx.b.open) else None
    made = made_function(cx, a)
    if made is not None:
        cx.functions[a] = made, cx.b.block
    return made


def made_function(cx: Context, a: Abs) -> Value | None:
    match a:
        case v.PartialV(func, args, kwargs):
            return applied(cx, functools.partial, [func, *args], kwargs)
        case v.GetterV(kind, args, kwargs):
            return applied(cx, getattr(operator, kind), list(args), kwargs)
        case v.Closure():
            return closure_value(cx, a)
    return None


def bound_arguments(cx: Context, partial: Any) -> tuple[list[Abs], dict[str, Abs]]:
    """Return what a real partial gives by place and by name."""
    by_place = [cx.entry_static(a, at=(partial, ("attr", "args"), ("item", k))) for k, a in enumerate(partial.args)]
    by_name = {
        k: cx.entry_static(a, at=(partial, ("attr", "keywords"), ("item", k))) for k, a in partial.keywords.items()
    }
    return by_place, by_name


def applied(cx: Context, maker: type, args: list[Abs], kwargs: dict[str, Abs]) -> Value:
    given = [v.Static(maker), *args, *kwargs.values()]
    attrs = {"kwnames": tuple(kwargs), "observes": True}
    return cx.b.emit("opaque", [cx.value(x) for x in given], [OBJECT], "function", attrs).out


def closure_value(cx: Context, made: v.Closure) -> Value | None:
    """Return a function of the user's code; the variables around it that it reads must not be set again."""
    code = code_of(made)
    if code is None or any(d is not None for d in made.kw_defaults):
        return None
    read: list[Abs] = []
    for name in code.co_freevars:
        frame = home(made.frame, name)
        if frame is None or name == made.name or sum(1 for _ in settings(frame.source.node, name)) != 1:
            return None
        found = cx.get(("n", frame, name))
        if found is UNSET:
            return None
        read.append(found)
    namespace = real_frame(made.frame).function.__globals__
    args: list[Abs] = [cx.b.const(code, "code"), cx.b.const(namespace, "namespace"), Const(made.name)]
    if made.defaults or read:
        args.append(TupleV(made.defaults) if made.defaults else Const(None))
    if read:
        args.append(TupleV(tuple(applied(cx, types.CellType, [found], {}) for found in read)))
    return applied(cx, types.FunctionType, args, {})


# ------------------------------------------------------------------------------------- which code


def code_of(made: v.Closure) -> CodeType | None:
    """Return the code object that Python makes a nested function of, None if it is not certain which."""
    outer = real_frame(made.frame).function.__code__
    span = made.frame.source.span(made.node)
    params = [a.id for a in (*made.node.args.args, *made.node.args.kwonlyargs)]
    found = [
        code
        for code in codes_in(outer)
        if code.co_name == made.name
        and list(code.co_varnames[: len(params)]) == params
        and all((span.line, span.col) <= p for p in starts(code))
        and all(p <= (span.end_line, span.end_col) for p in starts(code))
    ]
    return found[0] if len(found) == 1 else None


def real_frame(frame: Frame) -> Frame:
    """Return the frame of the function of the module, or the method, that a nested one stands in."""
    while frame.outer is not None:
        frame = frame.outer
    return frame


def codes_in(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes_in(constant)


def starts(code: CodeType) -> list[tuple[int, int]]:
    """Return where the parts of a code object begin in the file; its first instruction is said to stand elsewhere."""
    return [(line, col) for line, _, col, _ in code.co_positions() if line is not None and col]


# ------------------------------------------------------------------------------------- what it reads


def home(frame: Frame | None, name: str) -> Frame | None:
    """Return the function that a free variable belongs to."""
    while frame is not None and name not in frame.local:
        frame = frame.outer
    return frame


def settings(node: Any, name: str, depth: int = 0) -> Iterator[Any]:
    """Return what sets a variable of a function: its parameter, and what stands in a loop twice."""
    if depth == 0:
        args = node.args
        every = [*args.args, *args.kwonlyargs, *args.posonlyargs, *filter(None, (args.vararg, args.kwarg))]
        yield from (a for a in every if a.id == name)
    for child in gast.iter_child_nodes(node):
        sets = isinstance(child, gast.Name) and child.id == name and isinstance(child.ctx, gast.Store | gast.Del)
        if sets or isinstance(child, gast.Nonlocal) and name in child.names:
            yield child
        again = isinstance(child, gast.For | gast.While)
        found = list(settings(child, name, depth + 1))
        yield from found * 2 if again else found
