"""``with``: what the manager does at both ends, and also where an exception ends the body.

A manager of the user's own is followed at both ends. Where the body raises, its ``__exit__`` is called as it
is, on the object as it stands: nobody goes on behind that. Those of the standard library and of NumPy that
are known to change nothing that a derivative sees stay where they are.
"""

from __future__ import annotations

import contextlib
import decimal
import inspect
import types
import warnings
from typing import Any

import gast
import numpy as np

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import NONE, OBJECT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit
from ssa_ad.lower.context import Context
from ssa_ad.lower.exposed import stored_in
from ssa_ad.lower.generators import around_yield
from ssa_ad.lower.handler_names import read_in
from ssa_ad.lower.statements import GO, RAISED, assign, lower_block
from ssa_ad.lower.trying import Guard, protected, thrown, unless_caught
from ssa_ad.lower.values import Abs, Const, Ref
from ssa_ad.runtime.objects import leave

KNOWN = (
    np.errstate, warnings.catch_warnings, contextlib.redirect_stdout, contextlib.redirect_stderr,
    decimal.localcontext,
)  # fmt: skip


def lower_with(cx: Context, node: Any) -> Exit:
    return entered(cx, node, list(node.items))


def entered(cx: Context, node: Any, items: list[Any]) -> Exit:
    """Enter managers one in the other, and lower the body."""
    if not items:
        return lower_block(cx, node.body)
    item, *others = items
    body = node.body if not others else [gast.copy_location(gast.With(others, node.body, None), node)]
    made = item.context_expr
    cls: Any = cx.expr(made.func) if isinstance(made, gast.Call) else None
    obj = cls.obj if isinstance(cls, v.Static) else None
    written = generator_of(cls)
    if written is not None:
        args = list(map(cx.expr, made.args))
        kwargs = {k.arg: cx.expr(k.value) for k in made.keywords}
        generator = cx.call(written, args, kwargs, made)
        return around_yield(cx, generator.frame, lambda value: bind(cx, item, value), lambda: lower_block(cx, body))
    if obj is contextlib.suppress:
        classes = tuple(a.obj if isinstance(a, v.Static) else None for a in map(cx.expr, made.args))
        if not all(isinstance(c, type) and issubclass(c, BaseException) for c in classes):
            raise cx.unsupported("what this `suppress` catches is not known when compiling", "name the classes")
        hidden = stored_in(body) - read_in([cx.frame.source.node], but=body)
        guard = Guard(classes, cx.frame, frozenset(hidden - cx.frame.inner))  # type: ignore[arg-type]
        return protected(cx, body, guard, lambda error: GO, [], False)
    if obj is contextlib.nullcontext:
        bind(cx, item, cx.expr(made.args[0]) if made.args else Const(None))
        return lower_block(cx, body)
    manager = cx.expr(made)
    if obj is not None and any(obj is known for known in KNOWN):
        return outside(cx, item, cx.value(manager), body)
    if isinstance(manager, Ref) and manager.loc.kind == "object":
        return followed(cx, item, manager, body)
    raise cx.unsupported(
        "what this context manager does is not known", "enter it outside of the differentiated function", StateError
    )


def generator_of(cls: Abs) -> Abs | None:
    """Return the generator function that a function decorated with ``contextmanager`` is made from."""
    match cls:
        case v.Bound(func, self, owner):
            inner = generator_of(func)
            return v.Bound(inner, self, owner) if inner is not None else None
        case v.Static(types.FunctionType() as obj) if obj.__code__.co_filename == contextlib.__file__:
            function = getattr(obj, "__wrapped__", None)
            return v.Static(function) if inspect.isgeneratorfunction(function) else None
    return None


def bind(cx: Context, item: Any, value: Abs) -> None:
    if item.optional_vars is not None:
        assign(cx, item.optional_vars, value)


def outside(cx: Context, item: Any, manager: Value, body: list[Any]) -> Exit:
    """Lower a body within a manager that is left as it is."""
    token = cx.b.emit("enter", [manager], [OBJECT], "entered").out
    bind(cx, item, token)
    code = lower_block(cx, body)
    if code != RAISED:
        cx.b.emit("leave", [token])
    return code


def followed(cx: Context, item: Any, manager: Ref, body: list[Any]) -> Exit:
    """Lower a body within a manager of the user's own."""
    ends = [cx.find_method(manager, name) for name in ("__enter__", "__exit__")]
    if ends[0] is None or ends[1] is None:
        raise cx.unsupported(f"a `{manager.loc.cls.__name__}` is no context manager", "")
    bind(cx, item, cx.call(ends[0], [], {}, item.context_expr))

    def broken(error: Value) -> Exit:
        # somebody goes on behind it, or the class is none that the run could ask
        if cx.guard is not None or isinstance(manager.loc.cls, v.LocalClass):
            return seen(cx, ends[1], error, item)
        args = [cx.b.const(leave, "leave"), manager.loc.value, error]
        cx.b.emit("opaque", args, [NONE], "nothing", {"kwnames": (), "observes": True})
        return thrown(cx, error)

    guard = Guard((BaseException,), cx.frame, frozenset(stored_in(body) - cx.frame.inner))
    code = protected(cx, body, guard, broken, [], True)

    def finish(code: Exit) -> Exit:
        cx.call(ends[1], [Const(None)] * 3, {}, item.context_expr)
        return code

    return unless_caught(cx, code, finish)


def seen(cx: Context, end: Abs, error: Value, item: Any) -> Exit:
    """Follow ``__exit__`` with an exception, which goes on unless it says that it does not."""

    def asked(function: Any, *args: Any) -> Value:
        values = [cx.b.const(function, function.__name__), error, *map(cx.b.const, args)]
        return cx.b.emit("opaque", values, [OBJECT], "t", {"kwnames": (), "observes": True}).out

    kept = cx.call(end, [asked(type), error, asked(getattr, "__traceback__")], {}, item.context_expr)
    if isinstance(kept, Const) and not kept.value:
        return thrown(cx, error)
    raise cx.unsupported("this manager may keep exceptions back", "catch them with `try`")
