"""Comprehensions and generator expressions: loops that build a container or feed a fold."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

import gast

from ssa_ad.ir.core import Value
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit
from ssa_ad.lower.containers import memory_list
from ssa_ad.lower.context import Context, Frame, Restart
from ssa_ad.lower.expressions import EXPRESSIONS, truth
from ssa_ad.lower.iteration import few_trips, iterable, known_items, unrolled_items
from ssa_ad.lower.loops import for_each
from ssa_ad.lower.statements import GO, assign, branch
from ssa_ad.lower.values import Abs, Const, Ref, TupleV

T = TypeVar("T")


def inner_frame(cx: Context, node: Any) -> Frame:
    """Return the scope of a comprehension: its targets are names of its own."""
    names = {n.id for g in node.generators for n in gast.walk(g.target) if isinstance(n, gast.Name)}
    return replace(
        cx.frame,
        site=(*cx.frame.site, "comprehension", *cx.new_site(node)),
        local=frozenset(names),
        outer=cx.frame,
        global_names=frozenset(),
        nonlocals=frozenset(),
    )


def run_clauses(cx: Context, node: Any, frame: Frame, body: Callable[[], Exit | None]) -> Exit:
    """Run ``body`` for every trip of a comprehension's clauses; it may leave the innermost of them, or all."""

    def clause(k: int) -> Exit:
        if k == len(node.generators):
            left = body()
            return GO if left is None else left
        g = node.generators[k]
        items = cx.expr(g.iter)
        return for_each(cx, g.target, items, lambda item: assign(cx, g.target, item), lambda: tests(k, list(g.ifs)))

    def tests(k: int, conditions: list[Any]) -> Exit:
        if not conditions:
            return clause(k + 1)
        test = truth(cx, conditions[0])
        if isinstance(test, Const):
            return tests(k, conditions[1:]) if test.value else GO
        return branch(cx, test, lambda: tests(k, conditions[1:]), lambda: GO)

    before = cx.frame
    cx.frame = frame
    try:
        return clause(0)
    finally:
        cx.frame = before


def lower_listcomp(cx: Context, node: Any) -> Abs:
    """``[f(x) for x in xs]``: a list of known structure where the trips are known, memory otherwise."""
    site = ("comp", *cx.new_site(node))
    frame = inner_frame(cx, node)
    items: list[Abs] = []
    memory = site in cx.memo.memory or not known_trips(cx, node, frame)
    cx.memo.memory |= {site} if memory else set()
    made = memory_list(cx, site, []) if memory else None

    home = cx.b.block

    def add() -> None:
        item = cx.expr(node.elt)
        if made is not None:
            cx.call(v.Method(made, "append"), [item], {}, node)
        elif cx.b.block is not home:
            raise cx.unsupported("the number of items of this comprehension is not known", "fill a list in a loop")
        else:
            items.append(item)

    if made is not None and constant_trips(cx, node, frame):
        cx.comprehensions[site] = in_frame(cx, frame, lambda: cx.site(node.generators[0].target))
    run_clauses(cx, node, frame, add)
    return made if made is not None else cx.new_list(items, node)


def in_frame(cx: Context, frame: Frame, do: Callable[[], T]) -> T:
    """Do something as the body of a comprehension would."""
    before = cx.frame
    cx.frame = frame
    try:
        return do()
    finally:
        cx.frame = before


def looked_at(cx: Context, node: Any, frame: Frame, look: Callable[[Abs], T]) -> T:
    """Evaluate what a comprehension goes over, look at it, and undo that."""
    block, env, serials = cx.b.block, dict(cx.env), dict(cx.serials)
    size = len(block.ops)
    found = in_frame(cx, frame, lambda: look(cx.expr(node.generators[0].iter)))
    del block.ops[size:]
    cx.env, cx.serials = env, serials
    return found


def constant_trips(cx: Context, node: Any, frame: Frame) -> bool:
    """Whether the trips are few and can be counted, so that they can be unrolled if the structure is needed."""
    if len(node.generators) != 1 or node.generators[0].ifs:
        return False
    return looked_at(cx, node, frame, lambda found: few_trips(cx, found))


def need_structure(cx: Context, container: Abs) -> None:
    """Begin again with a comprehension unrolled, if that is where a container in memory comes from."""
    key = cx.element_keys.get(container) if isinstance(container, Value) else container
    loop = cx.comprehensions.get(key)
    if loop is not None and loop not in cx.memo.unrolled:
        cx.memo.unrolled.add(loop)
        cx.memo.memory.discard(key)
        raise Restart


def known_trips(cx: Context, node: Any, frame: Frame) -> bool:
    """Whether every clause goes over known items without conditions, so that no loop is needed."""
    if len(node.generators) != 1 or node.generators[0].ifs:
        return False
    target = node.generators[0].target
    return looked_at(cx, node, frame, lambda found: unrolled_items(cx, target, found) is not None)


class Given(ast.expr):
    """Stands for an expression that has its value already."""

    value: Abs


def lower_generator(cx: Context, node: Any) -> Abs:
    """A generator expression: what it goes over is evaluated now, all else when an item is asked for."""
    first, *others = node.generators
    given = gast.copy_location(Given(), first.iter)
    given.value = cx.expr(first.iter)
    made, clause = copy.copy(node), copy.copy(first)
    clause.iter, made.generators = given, [clause, *others]
    return v.GeneratorV(made, cx.frame)


@contextmanager
def opened(cx: Context, items: v.GeneratorV) -> Iterator[Frame]:
    """Run a generator expression in the ``with``, where it was made, in a scope of its own; it gives its items once."""
    if items in cx.used_up:
        raise cx.unsupported("this generator may have given its items before", "make a list of it")
    cx.used_up.add(items)
    before = cx.frame
    cx.frame = items.frame
    frame = inner_frame(cx, items.node)
    frame.depth = max(frame.depth, before.depth)  # the names of who takes its items are not those of a call inside it
    try:
        yield frame
    finally:
        cx.frame = before


def lower_dictcomp(cx: Context, node: Any) -> Abs:
    site = ("dict", "comp", *cx.new_site(node))
    frame = inner_frame(cx, node)
    pairs: list[tuple[Abs, Abs]] = []
    if site in cx.memo.memory or not known_trips(cx, node, frame):
        cx.memo.memory.add(site)
        made = cx.memory_dict(site, [])
        run_clauses(cx, node, frame, lambda: cx.set_item_value(made, cx.expr(node.key), cx.expr(node.value)))
        return made
    home = cx.b.block

    def add() -> None:
        pairs.append((cx.expr(node.key), cx.expr(node.value)))
        if cx.b.block is not home:
            raise cx.unsupported("the number of items of this comprehension is not known", "fill a dict in a loop")

    run_clauses(cx, node, frame, add)
    return cx.new_dict(pairs, node)


def iterate(cx: Context, items: Abs, node: Any, body: Callable[[Abs], None]) -> None:
    """Run ``body`` for every item of something iterable."""
    if isinstance(items, v.GeneratorV):
        with opened(cx, items) as frame:
            run_clauses(cx, items.node, frame, lambda: body(cx.expr(items.node.elt)))
        return
    for_each(cx, node, items, body, lambda: GO)


def look_through(cx: Context, items: Abs, node: Any, look: Callable[[Abs], Exit]) -> None:
    """Run ``look`` for one item after the other until it leaves the loop."""
    if isinstance(items, v.GeneratorV):
        with opened(cx, items) as frame:
            run_clauses(cx, items.node, frame, lambda: look(cx.expr(items.node.elt)))
        return
    key = ("n", cx.frame, ".item")

    def bind(item: Abs) -> None:
        cx.env[key] = item

    for_each(cx, node, items, bind, lambda: look(cx.env[key]))
    cx.env.pop(key, None)


def listed(cx: Context, items: Abs, node: Any) -> Abs:
    """Return something iterable as a tuple, list or array."""
    if isinstance(items, v.GeneratorV):
        return run_generator(cx, items)
    items = iterable(cx, items)
    if isinstance(items, Ref) and cx.in_turn(items):
        return copy_list(cx, items, node)
    if isinstance(items, Const) and isinstance(items.value, str):
        return TupleV(tuple(Const(c) for c in items.value))
    if isinstance(items, v.RangeV | v.EnumV | v.ZipV | v.ReversedV | v.IterV | v.LazyV | v.MapV | v.CalledGenerator):
        known = known_items(cx, items, node)
        return TupleV(tuple(known)) if known is not None else copy_list(cx, items, node)
    return items


def run_generator(cx: Context, items: v.GeneratorV) -> Abs:
    """Return the items of a generator expression as a list."""
    with opened(cx, items):
        return lower_listcomp(cx, items.node)


def copy_list(cx: Context, base: Abs, node: Any) -> Abs:
    """Return a new list in memory of the items of a list or array."""
    site = ("copy", *cx.new_site(node))
    node = node if node is not None else _Anchor(cx)
    made = memory_list(cx, site, [])
    iterate(cx, base, node, lambda item: cx.call(v.Method(made, "append"), [item], {}, node) and None)
    return made


def repeat_list(cx: Context, base: Ref, count: Abs) -> Abs:
    """Return ``items * n`` for an int that is only known at run time: a list in memory."""
    site = ("repeat", *cx.new_site(None))
    made = memory_list(cx, site, [])
    items = cx.list_items(base.loc)

    def add(_: Abs) -> None:
        for item in items:
            cx.call(v.Method(made, "append"), [item], {}, None)

    for_each(cx, _Anchor(cx), v.RangeV(Const(0), count, Const(1)), add, lambda: GO)
    return made


class _Anchor:
    """Stands for the node of a loop that the user did not write."""

    def __init__(self, cx: Context) -> None:
        self.lineno = cx.b.span.line
        self.col_offset = cx.b.span.col


EXPRESSIONS[gast.ListComp] = lower_listcomp
EXPRESSIONS[gast.GeneratorExp] = lower_generator
EXPRESSIONS[Given] = lambda cx, node: node.value
EXPRESSIONS[gast.DictComp] = lower_dictcomp
