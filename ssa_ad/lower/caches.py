"""Calls of what ``functools.lru_cache`` has wrapped: its entries are state that outlives the call.

The cached function itself is called where the user calls it, so contents and counters are those of a plain
call. Its body is followed beside that, to see what it does. With a key that carries no derivative its result
is a constant: an entry of this call and one from before cannot be told apart, so the body may not depend on
what is differentiated. With a float in the key the body is followed for the derivative, and the cache must
hold what the body gives.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ssa_ad.analysis.regions import regions
from ssa_ad.base.diagnostics import StateError
from ssa_ad.base.spans import Span
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import (
    INT,
    NONE,
    STR,
    Array,
    Block,
    Function,
    NoneT,
    Op,
    Scalar,
    StrT,
    TupleT,
    Type,
    Value,
    carries_float,
)
from ssa_ad.ir.kinds import KINDS
from ssa_ad.ir.walk import walk
from ssa_ad.lower import values as v
from ssa_ad.lower.called import name_of
from ssa_ad.lower.calls import follow, opaque_call
from ssa_ad.lower.context import Context, Restart
from ssa_ad.lower.values import Abs, Const, TupleV

CACHED = functools._lru_cache_wrapper
ADVICE = "call `__wrapped__`, or keep the results outside of the differentiated function"
PYTHON = {"f64": float, "i64": int, "b1": bool}


def call_cached(cx: Context, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return what a call of a cached function gives."""
    function = obj.__wrapped__
    if not cx.has_python_source(function):
        return opaque_call(cx, obj, args, kwargs, node)
    if cx.replayed:
        return replay(cx, obj, args, kwargs, node)
    if any(map(keyed, (*args, *kwargs.values()))):
        return follow_cached(cx, obj, args, kwargs, node)
    return constant_result(cx, obj, args, kwargs, node)


def calls_of(function: Function) -> tuple[Span, ...]:
    """Return where a program calls cached functions."""
    cached = {op.out for op in walk(function) if op.kind == "const" and isinstance(op.attrs["value"], CACHED)}
    return tuple(op.span for op in walk(function) if op.kind == "opaque" and op.args[0] in cached)


def refuse_shared(function: Function, lookup: LookUp) -> None:
    """Raise an Error if the program writes arrays from outside and reads one that a cache keeps.

    They may be one array: who got it from the cache before may have put it anywhere.
    """
    calls = [op for op in walk(function) if op.kind == "opaque" and "reads" in op.attrs]
    if not any(is_array_in(out.type) for op in calls for out in op.outs):
        return
    found = regions(function, lookup)
    for op in walk(function):
        if op in calls or not (op.kind == "opaque" or KINDS[op.kind].effect == "write"):
            continue
        written = op.args[1:] if op.kind == "opaque" else op.args[:1]
        if any(root.from_outside for a in written for root in found.of(a)):
            raise StateError.at(
                op.span, "this may write an array that a cache keeps, which the program reads too",
                "have the cached function called before, and pass what it gives", stage="lower",
            )  # fmt: skip


def is_array_in(t: Type) -> bool:
    return isinstance(t, Array) or isinstance(t, TupleT) and any(map(is_array_in, t.items))


def keyed(a: Abs) -> bool:
    """Whether a part of a key carries derivative."""
    if isinstance(a, TupleV):
        return any(map(keyed, a.items))
    return isinstance(a, Value) and carries_float(a.type)


# ------------------------------------------------------------------------------------- a constant key


def constant_result(cx: Context, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Call the cached function for its result: a constant, whoever has made the entry."""
    key = ("cached", id(obj))
    if obj in cx.tried:  # it calls itself: what it gives is what it has been seen to give
        if all(isinstance(a, Const) for a in args) and (key, "recursive") not in cx.memo.elements:
            cx.memo.elements[key, "recursive"] = NONE
            raise Restart
        t = cx.memo.elements.setdefault(key, INT)
        return unpacked(cx, cx.b.emit("undef", (), [t]).out)
    given, named = args, kwargs
    if (key, "recursive") in cx.memo.elements:  # a constant would hide what the other calls come across
        given = [blurred(cx, a) for a in args]
        named = {k: blurred(cx, a) for k, a in kwargs.items()}
    trial = Block()
    with tried(cx, obj), cx.b.inside(trial):
        found = follow(cx, v.Static(obj.__wrapped__), given, named, node, None)
    need_no_writes(cx, obj, trial)
    t = result_type(cx, obj, found)
    if cx.memo.elements.get(key, t) != t:  # what it was taken to give was a first guess
        cx.memo.elements[key] = t
        raise Restart
    cx.note_call(name_of(obj), "cached")
    reads = read_floats(cx, trial)
    values = [cx.value(a) for a in (*args, *kwargs.values())]
    attrs = {"kwnames": tuple(kwargs), "reads": len(reads)}
    kept = cx.b.emit("opaque", [cx.value(v.Static(obj)), *values, *reads], [t], "t", attrs).out
    result = unpacked(cx, kept)
    for part in result.items if isinstance(result, TupleV) else (result,):
        check_kept(cx, part)
    return result


@contextmanager
def tried(cx: Context, obj: Any) -> Iterator[None]:
    """Follow a body without keeping what it does to the environment: nothing of it is emitted."""
    env, written, calls = dict(cx.env), dict(cx.written), dict(cx.calls.found)
    cx.tried.append(obj)
    try:
        yield
    finally:
        cx.env, cx.written, cx.calls.found = env, written, calls
        cx.tried.pop()


def blurred(cx: Context, a: Abs) -> Abs:
    """Return an argument as a value that lowering does not know."""
    t = cx.type_of(a)
    return cx.b.emit("undef", (), [t]).out if isinstance(a, Const) and isinstance(t, Scalar) else a


def result_type(cx: Context, obj: Any, found: Abs) -> Type:
    """Return the type of what a cache holds; of an array only what is checked at the call."""
    if isinstance(found, TupleV) and found.cls is None:
        return TupleT(tuple(result_type(cx, obj, i) for i in found.items))
    t = cx.type_of(found)
    if isinstance(t, Array):
        return Array(t.dtype, (None,) * t.rank)
    if isinstance(t, Scalar) and t.python is not None or isinstance(t, StrT | NoneT):
        return t
    raise cx.unsupported(f"`{obj.__name__}` keeps results that are not numbers, arrays or text", ADVICE, StateError)


def unpacked(cx: Context, kept: Value) -> Abs:
    """Return a result, a tuple by its parts."""
    if not isinstance(kept.type, TupleT):
        return kept
    parts = [cx.b.emit("untuple", [kept], [t], "t", {"index": k}).out for k, t in enumerate(kept.type.items)]
    return TupleV(tuple(unpacked(cx, p) for p in parts))


def check_kept(cx: Context, a: Abs) -> None:
    """Make sure at run time that a cache gives what the body would: keys may be equal and results not alike."""
    for part in a.items if isinstance(a, TupleV) else ():
        check_kept(cx, part)
    if not isinstance(a, Value):
        return
    form: dict[str, Any]
    match a.type:
        case Array(dtype, dims):
            form = {"kind": cx.numpy_name(dtype), "rank": len(dims)}
        case Scalar(dtype, python):
            form = {"kind": PYTHON[dtype].__name__ if python else cx.numpy_name(dtype)}
        case _:
            form = {"kind": "str" if a.type == STR else "NoneType"}
    cx.apply(cx.row("rt.check_kept"), [a], form)


# ------------------------------------------------------------------------------------- a key that carries derivative


def follow_cached(cx: Context, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Call the cached function for its effects and follow its body for the derivative."""
    values = [cx.value(a) for a in (*args, *kwargs.values())]
    attrs = {"kwnames": tuple(kwargs), "reads": 0, "followed": True}
    called = [cx.value(v.Static(obj)), *values]
    op = cx.b.emit("opaque", called, [cx.opaque_type(obj)], "kept", attrs)
    body = Block()
    cx.replayed.append(obj)
    try:
        with cx.b.inside(body):
            found = follow(cx, v.Static(obj.__wrapped__), args, kwargs, node, None)
    finally:
        cx.replayed.pop()
    need_no_writes(cx, obj, body, twice=True)
    t = result_type(cx, obj, found)
    if not isinstance(t, Scalar):
        raise cx.unsupported(
            f"`{obj.__name__}` keeps results that are no numbers, by a key that carries derivative", ADVICE, StateError
        )
    reads = [r for r in read_floats(cx, body) if r not in values]
    op.args += reads
    op.attrs["reads"] = len(reads)
    cx.b.block.ops += body.ops
    cx.apply(cx.row("rt.check_same"), [cx.value(found), op.out])
    return found


def replay(cx: Context, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Follow a cached function within one that is followed: the call of the outer one has called it, too."""
    body = Block()
    with cx.b.inside(body):
        found = follow(cx, v.Static(obj.__wrapped__), args, kwargs, node, None)
    if set(read_floats(cx, body)) - set(values_in((*args, *kwargs.values()))):
        raise cx.unsupported(
            f"`{obj.__name__}` keeps results that depend on more than its arguments, within another cache", ADVICE,
            StateError,
        )  # fmt: skip
    cx.b.block.ops += body.ops
    return found


def values_in(given: tuple[Abs, ...]) -> Iterator[Value]:
    for a in given:
        if isinstance(a, TupleV):
            yield from values_in(a.items)
        elif isinstance(a, Value):
            yield a


# ------------------------------------------------------------------------------------- what a body does


def read_floats(cx: Context, body: Block) -> list[Value]:
    """Return the floats, arrays and containers of floats that a body reads and has not made."""
    made = {p for op in walk(body) for block in op.blocks for p in block.params}
    made |= {out for op in walk(body) for out in op.outs}
    used = [a for op in walk(body) for a in op.args]
    used += [r for op in walk(body) for block in op.blocks for r in block.results]
    return [a for a in dict.fromkeys(used) if a not in made and carries_float(a.type) and a not in cx.b.known]


def need_no_writes(cx: Context, obj: Any, body: Block, twice: bool = False) -> None:
    """Refuse a body that changes what it has not made, ``twice`` also one that acts on the outside."""
    made = {out: op for op in walk(body) for out in op.outs}
    for op in walk(body):
        writes = KINDS[op.kind].effect == "write" or op.kind == "cell_write"
        if op.kind == "apply" and cx.row(op.attrs["row"]).writes or writes and not is_new(cx, op.args[0], made):
            what = "changes state"
        elif twice and (op.kind == "draw" or op.kind == "opaque" and not makes_error(op, made)):
            what = "acts on the outside"
        else:
            continue
        raise cx.unsupported(
            f"`{obj.__name__}` {what} where it is not found in its cache", "do this outside of the cached function",
            StateError,
        )  # fmt: skip


def is_new(cx: Context, value: Value, made: dict[Value, Op]) -> bool:
    """Whether a body has made this storage itself."""
    op = made.get(value)
    while op is not None and op.kind in ("view", "transpose", "reshape"):
        value = op.args[0]
        op = made.get(value)
    if op is None:
        return False
    return KINDS[op.kind].effect == "alloc" or op.kind == "gather" or (
        op.kind == "apply" and not cx.row(op.attrs["row"]).alias
    )  # fmt: skip


def makes_error(op: Op, made: dict[Value, Op]) -> bool:
    site = made.get(op.args[0])
    called = site.attrs["value"] if site is not None and site.kind == "const" else None
    return isinstance(called, type) and issubclass(called, BaseException)
