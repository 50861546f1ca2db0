"""Generator functions: what stands behind a ``yield`` is the body of the loop that takes the item.

A loop over a generator is the generator's body, in which each ``yield`` binds the item and does what the loop does
with it. How that leaves the loop passes the generator as an exit code below 0, which no statement of the generator
has; what the generator itself ends with is the end of the loop.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

import gast

from ssa_ad.frontend.fence import own_nodes
from ssa_ad.ir.core import Value
from ssa_ad.lower import statements
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit, codes_of
from ssa_ad.lower.comprehensions import opened, run_clauses
from ssa_ad.lower.context import Context, Frame, Yields
from ssa_ad.lower.loops import for_each
from ssa_ad.lower.statements import BREAK, CONTINUE, GO, RETURN, STATEMENTS, lower_block, turned
from ssa_ad.lower.trips import otherwise
from ssa_ad.lower.trying import unless_caught
from ssa_ad.lower.turns import counter
from ssa_ad.lower.values import Abs, Const, TupleV


def yields_within(node: Any, kinds: tuple[type, ...]) -> bool:
    """Whether a generator yields inside of a statement of these kinds."""
    inside = (n for s in own_nodes(node) if isinstance(s, kinds) for n in gast.walk(s))
    return any(isinstance(n, gast.Yield | gast.YieldFrom) for n in inside)


@contextmanager
def running(cx: Context, frame: Frame, yields: Yields) -> Iterator[None]:
    """Lower the body of a generator in the ``with``; ``yields`` is what is done with an item."""
    before, trips, span = cx.frame, cx.trips, cx.b.span
    frame.depth = max(frame.depth, before.depth + 1)  # its names are dead behind it, those of who takes its items not
    frame.yields = yields
    cx.frame, cx.trips = frame, ()
    cx.stack.append(frame)
    cx.generators += 1
    try:
        cx.fence(frame)
        yield
    finally:
        cx.frame, cx.trips, cx.b.span = before, trips, span
        cx.stack.pop()
        cx.generators -= 1
        frame.yields = None


@contextmanager
def taking(cx: Context, frame: Frame, trips: tuple[Hashable, ...]) -> Iterator[None]:
    """Lower in the ``with`` what is done with an item, where the generator yields it, in the frame of who takes it."""
    before, own, span = cx.frame, cx.trips, cx.b.span
    cx.frame, cx.trips = frame, (*trips, before.site, own, span.line, span.col)
    try:
        yield
    finally:
        cx.frame, cx.trips, cx.b.span = before, own, span


def lower_yield(cx: Context, node: Any) -> Exit:
    """Lower a statement that is a ``yield``."""
    yields = cx.frame.yields
    if yields is None:
        raise cx.unsupported("a generator function is not differentiated", "fill a list and return it")
    if isinstance(node, gast.Yield):
        return yields(cx.expr(node.value) if node.value is not None else Const(None))
    held: list[Abs] = []

    def hold(item: Abs) -> None:
        held[:] = [item]

    return for_each(cx, node, cx.expr(node.value), hold, lambda: yields(held[0]))


def lower_expr_statement(cx: Context, node: Any) -> Exit:
    if isinstance(node.value, gast.Yield | gast.YieldFrom):
        return lower_yield(cx, node.value)
    return statements.lower_expr_statement(cx, node)


# ------------------------------------------------------------------------------------- loops


def yielded(items: Abs) -> bool:
    """Whether a generator of the user's own gives the items of a loop."""
    match items:
        case v.CalledGenerator() | v.GeneratorV():
            return True
        case v.EnumV(inner, _) | v.MapV(inner):
            return yielded(inner)
    return False


def each_yielded(cx: Context, node: Any, items: Abs, bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a loop over what a generator yields."""
    match items:
        case v.MapV(inner, call):
            return each_yielded(cx, node, inner, lambda item: bind(call(item)), body)
        case v.EnumV(inner, first):
            key = counter(cx, first)

            def numbered(item: Abs) -> None:
                number = cx.env[key]
                cx.env[key] = cx.binary("Add", number, Const(1))
                bind(TupleV((number, item)))

            return each_yielded(cx, node, inner, numbered, body)
    broken, left = (Const(-2 * cx.generators - k) for k in (1, 2))
    taker, trips = cx.frame, cx.trips

    def take(item: Abs) -> Exit:
        with taking(cx, taker, trips):
            bind(item)
            code = body()
        return turned(cx, code, {BREAK.value: broken, RETURN.value: left, CONTINUE.value: GO})

    code = run_called(cx, items, take) if isinstance(items, v.CalledGenerator) else run_expression(cx, items, take)
    orelse = bool(getattr(node, "orelse", []))
    done = (lambda: otherwise(cx, node)) if orelse else GO
    return turned(cx, code, {GO.value: done, RETURN.value: done, broken.value: GO, left.value: RETURN})


def run_called(cx: Context, items: v.CalledGenerator, take: Yields) -> Exit:
    """Lower the body of a generator function."""
    body = items.frame.source.node
    if items in cx.used_up:
        raise cx.unsupported("this generator may have given its items before", "make a list of it")
    cx.used_up.add(items)
    if yields_within(body, (gast.Try, gast.With)):
        raise cx.unsupported("a generator that yields inside of a `try` or `with` is not followed", "fill a list")
    with running(cx, items.frame, take):
        return lower_block(cx, body.body)


def run_expression(cx: Context, items: v.GeneratorV, take: Yields) -> Exit:
    """Lower the clauses of a generator expression."""
    cx.generators += 1
    try:
        with opened(cx, items) as frame:
            return run_clauses(cx, items.node, frame, lambda: take(cx.expr(items.node.elt)))
    finally:
        cx.generators -= 1


# ------------------------------------------------------------------------------------- managers


def around_yield(cx: Context, frame: Frame, bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a ``with`` whose manager is a generator: its body stands where the ``yield`` does.

    What the body raises is raised there. However else it ends, the generator goes on behind the ``yield``.
    """
    node = frame.source.node
    once = sum(isinstance(n, gast.Yield | gast.YieldFrom) for n in own_nodes(node)) == 1
    if not once or yields_within(node, (gast.If, gast.For, gast.While, gast.YieldFrom)):
        raise cx.unsupported(
            "a manager whose `yield` is not reached once on every path is not followed",
            "write a class with `__enter__` and `__exit__`",
        )
    key = ("n", cx.frame, f".left_{len(cx.env)}")
    ends = {GO.value}
    cx.env[key] = GO
    taker, trips = cx.frame, cx.trips

    def take(value: Abs) -> Exit:
        with taking(cx, taker, trips):
            bind(value)
            code = body()
        return unless_caught(cx, code, finished)

    def finished(code: Exit) -> Exit:
        ends.update(codes_of(cx, code))
        cx.env[key] = code
        return GO

    with running(cx, frame, take):
        code = lower_block(cx, node.body)
    left = cx.env.pop(key)
    if isinstance(left, Value):
        cx.exit_codes[left] = frozenset(ends)
    return unless_caught(cx, turned(cx, code, {RETURN.value: GO}), lambda _: left)


STATEMENTS[gast.Expr] = lower_expr_statement
