"""Loops over what gives its items one call at a time: iterators with a ``__next__`` of the user's own.

Such a loop has no number of trips: each begins with the call, and ``StopIteration`` is how a trip leaves it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ssa_ad.ir.core import ListT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit, code_from, code_is, codes_of, left_with
from ssa_ad.lower.context import Context, Restart
from ssa_ad.lower.iteration import counted
from ssa_ad.lower.statements import BREAK, CAUGHT, GO, RAISED, branch
from ssa_ad.lower.trips import UNROLL_CAP, otherwise, pass_on, trips_apart
from ssa_ad.lower.trying import ERROR, Guard, apart
from ssa_ad.lower.values import Abs, Const, Ref, TupleV
from ssa_ad.lower.whiles import endless

Then = Callable[[Abs], Exit]
Turn = Callable[[Then], Exit]
"""Takes one item and goes on with it, or returns how the loop is left that has no more."""


def in_turn(cx: Context, items: Abs) -> bool:
    """Whether a call of the user's own gives each item, after that of the iterator's ``__iter__``."""
    match items:
        case Ref(loc) if loc.kind == "object":
            return cx.find_method(items, "__next__") is not None
        case v.EnumV(inner, _) | v.MapV(inner):
            return in_turn(cx, inner)
        case v.ZipV(parts):
            return any(in_turn(cx, p) for p in parts)
    return False


def each_in_turn(cx: Context, node: Any, items: Abs, bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a loop whose trips each begin by taking an item."""
    outer = cx.guard
    guard = Guard((StopIteration,), cx.frame, outer=outer)
    turn = turn_of(cx, items, guard, BREAK if not getattr(node, "orelse", []) else guard.code)

    def trip() -> Exit:
        def then(item: Abs) -> Exit:
            bind(item)
            return body()

        start = len(cx.b.block.ops)
        code = turn(then)
        return RAISED if any(op.kind == "raise" for op in cx.b.block.ops[start:]) else code

    site = cx.site(node)
    if site in cx.memo.unrolled:
        return trips_apart(cx, [known(cx, site, trip)] * UNROLL_CAP, lambda: too_many(cx))
    with cx.could_unroll(site):
        code = endless(cx, node, trip)
    return ended(cx, node, code, guard)


def known(cx: Context, site: Any, trip: Callable[[], Exit]) -> Callable[[], Exit]:
    """Return a trip of a loop that is lowered trip by trip, where it must be known whether there is one more."""

    def run() -> Exit:
        code = trip()
        if isinstance(code, Const):
            return code
        cx.memo.rolled.add(site)
        cx.memo.unrolled.discard(site)
        raise Restart

    return run


def too_many(cx: Context) -> Exit:
    raise cx.unsupported(f"this loop would be unrolled {UNROLL_CAP} times", "keep its items in an array")


def ended(cx: Context, node: Any, code: Exit, guard: Guard) -> Exit:
    """Go on behind the loop: with its ``else`` clause, where the items have come to an end."""
    codes, mine = codes_of(cx, code), guard.code.value
    if isinstance(code, Const):
        return otherwise(cx, node) if code == guard.code else GO
    if mine not in codes:
        return pass_on(cx, code, codes)
    hit = code_is(cx, code, mine)
    return branch(cx, hit, lambda: otherwise(cx, node), lambda: pass_on(cx, code, codes - {mine}))


# ------------------------------------------------------------------------------------- one item


def turn_of(cx: Context, items: Abs, guard: Guard, end: Const) -> Turn:
    """Return what takes one item after the other; ``end`` is how a loop is left that has no more."""
    match items:
        case Ref() if in_turn(cx, items):
            return lambda then: taken(cx, items, guard, then, lambda: end)
        case v.MapV(inner, call):
            turn = turn_of(cx, inner, guard, end)
            return lambda then: turn(lambda item: then(call(item)))
        case v.EnumV(inner, first):
            turn, key = turn_of(cx, inner, guard, end), counter(cx, first)

            def numbered(item: Abs) -> TupleV:
                number = cx.env[key]
                cx.env[key] = cx.binary("Add", number, Const(1))
                return TupleV((number, item))

            return lambda then: turn(lambda item: then(numbered(item)))
        case v.ZipV(parts):
            return row_of([turn_of(cx, p, guard, end) for p in parts])
        case v.EndlessV(element):
            return indexed(cx, Const(0), None, Const(1), element, end)
        case Value() if isinstance(items.type, ListT):  # each trip asks how long it is
            return indexed(cx, Const(0), lambda: cx.length(items), Const(1), lambda i: cx.item(items, i), end)
        case v.ReversedV():
            raise cx.unsupported("a list that a loop goes over backwards changes its length", "go over a copy of it")
    start, stop, step, element = counted(cx, items)
    return indexed(cx, start, lambda: stop, step, element, end)


def counter(cx: Context, first: Abs) -> Any:
    """Return the key of a number that counts the trips: the same each time that the loop is lowered."""
    _, _, (line, column, *_), n = cx.new_site(None)
    key = ("n", cx.frame, f".i:{line}:{column}:{n}")
    cx.env[key] = first
    return key


def row_of(turns: list[Turn]) -> Turn:
    """Take one item of each in turn: the first that has no more ends it."""

    def take(k: int, row: tuple[Abs, ...], then: Then) -> Exit:
        if k == len(turns):
            return then(TupleV(row))
        return turns[k](lambda item: take(k + 1, (*row, item), then))

    return lambda then: take(0, (), then)


def indexed(
    cx: Context, start: Abs, stop: Callable[[], Value] | None, step: Abs, element: Any, end: Const
) -> Turn:  # fmt: skip
    """Take what stands at one index after the other, as far as ``stop`` says then."""
    key = counter(cx, start)

    def turn(then: Then) -> Exit:
        at = cx.value(cx.env[key])

        def more() -> Exit:
            cx.env[key] = cx.binary("Add", at, step)
            return then(element(at))

        if stop is None:
            return more()
        return branch(cx, cx.b.apply("operator.lt", [at, stop()]), more, lambda: end)

    return turn


def taken(cx: Context, it: Ref, guard: Guard, then: Then, stopped: Callable[[], Exit]) -> Exit:
    """Follow a call of ``__next__``; go on with what it gives, or as ``stopped`` says where it raises StopIteration."""
    method = cx.find_method(it, "__next__")
    assert method is not None
    with apart(cx, guard):
        guard.pending.clear()
        item = cx.call(method, [], {}, None)
        codes = [code for code in guard.pending if any(c >= CAUGHT.value for c in codes_of(cx, code))]
        guard.pending.clear()
    if not codes:
        return then(item)
    (code,) = codes
    mine = guard.code.value
    others = frozenset(c for c in codes_of(cx, code) if CAUGHT.value <= c < mine)

    def stop() -> Exit:
        cx.env.pop(("n", guard.frame, ERROR), None)
        return stopped()

    def go_on() -> Exit:
        cx.env.pop(("n", guard.frame, ERROR), None)
        return then(item)

    if isinstance(code, Const):
        return stop() if code == guard.code else code
    ends = code_is(cx, code, mine)
    if not others:
        return branch(cx, ends, stop, go_on)
    leaves = code_from(cx, code, CAUGHT.value)
    return branch(
        cx,
        leaves,
        lambda: branch(cx, ends, stop, lambda: left_with(cx, code, others)),
        go_on,
    )


def next_or(cx: Context, it: Ref, default: Abs) -> Abs:
    """Return what a call of ``__next__`` gives, or ``default`` where it raises StopIteration."""
    guard = Guard((StopIteration,), cx.frame, outer=cx.guard)
    key = ("n", cx.frame, ".next")

    def give(item: Abs) -> Exit:
        cx.env[key] = item
        return GO

    code = taken(cx, it, guard, give, lambda: give(default))
    if code not in (GO, RAISED):
        raise cx.unsupported("`next` with a default changes state before it raises", "write a loop that breaks")
    return cx.env.pop(key)
