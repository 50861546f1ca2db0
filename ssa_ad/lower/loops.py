"""Loops: a bounded fixpoint over the keys that the body changes (see :mod:`ssa_ad.lower.carried`)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import gast

from ssa_ad.base.diagnostics import Error
from ssa_ad.ir.core import INT, Block, DictT, ListT, Op, Value
from ssa_ad.ir.walk import walk
from ssa_ad.lower import values as v
from ssa_ad.lower.carried import HeadPlan, loop_head, stray, trip_parts, widen
from ssa_ad.lower.codes import Exit, codes_of
from ssa_ad.lower.context import Context, Key, Restart
from ssa_ad.lower.exposed import exposed_names, stored_in
from ssa_ad.lower.iteration import (
    containers_of,
    counted,
    few_trips,
    in_memory,
    iterable,
    known_items,
    unrolled_items,
)
from ssa_ad.lower.layout import note_merge
from ssa_ad.lower.merge import Plan, as_incoming
from ssa_ad.lower.statements import BREAK, GO, RAISED, STATEMENTS, assign, branch, lower_block
from ssa_ad.lower.trips import leaving_of, otherwise, over_list, pass_on, trips_apart, unroll
from ssa_ad.lower.types import is_int
from ssa_ad.lower.values import Abs, Const, Poison, Ref

PASSES = 12


@dataclass
class Body:
    """One trial of a loop's body."""

    block: Block
    head: dict[Key, Abs]
    params: dict[Key, Any]
    plan: Plan
    rebuild: dict[Key, Any]
    end: dict[Key, Abs]
    code: Exit


# ------------------------------------------------------------------------------------- the fixpoint


def carried_loop(
    cx: Context,
    node: Any,
    run_body: Callable[[], Exit],
    finish: Callable[[Block, Plan, Exit], tuple[Op, list[Value]]],
    params: list[Value],
    head_names: Callable[[], frozenset[str]],
) -> Exit:
    """Lower a loop: carry what the body changes, until the set and the types stand still.

    ``run_body`` lowers one trip; ``finish`` makes the op from the body block and returns it with the
    outs of the carried values. ``head_names`` gives the local names whose value from the trip before
    (or from outside) can be read in a trip; a trial may show that there are more.
    """
    site = cx.site(node)
    cx.loop_site = site if params else None  # only a counted loop can have its first trip apart
    before = dict(cx.env)
    found = {k: f for k, f in cx.memo.carried.get(site, {}).items() if has_start(cx, k, before)}
    # an earlier attempt had objects of its own for the same cells
    own: dict[Key, Key] = {k: k for k in (*cx.entry_cells, *before)}
    facts: dict[Key, Any] = {own.get(k, k): f for k, f in found.items()}
    serials = dict(cx.serials)
    strayed: set[Key] = set()
    for _ in range(PASSES):
        cx.serials = dict(serials)
        names = head_names()
        head, merged, rebuild = loop_head(cx, before, facts, names, strayed)
        block = Block(params=[*params])
        block.params += merged.params
        cx.env = dict(head)
        error: Error | None = None
        code: Exit = GO
        tolerant, cx.tolerant = cx.tolerant, False  # a trial: its problem may go away with what it carries
        with cx.b.inside(block):
            try:
                code = run_body()
            except Error as problem:
                error = problem
            finally:
                cx.tolerant = tolerant
        cx.loop_site = site if params else None
        grown = widen(cx, before, head, cx.env, facts, head_names())
        if grown or head_names() != names:
            cx.env = dict(before)
            continue
        if error is not None:
            raise error
        away = stray(cx, merged, facts)
        if away:
            strayed |= away
            cx.env = dict(before)
            continue
        cx.memo.carried[site] = facts
        return close_loop(cx, node, before, head, facts, rebuild, merged, block, code, finish)
    raise cx.unsupported("the types of what this loop carries do not settle", "give the carried values one type")


def has_start(cx: Context, key: Key, before: dict[Key, Abs]) -> bool:
    """Whether it is known what a key holds before the loop.

    An earlier attempt may have found that the loop changes a cell that this one has not come across yet.
    """
    return key[0] == "n" or not key[1].entry or key in before or key in cx.entry_cells


def close_loop(
    cx: Context,
    node: Any,
    before: dict[Key, Abs],
    head: dict[Key, Abs],
    facts: dict[Key, Any],
    rebuild: dict[Key, Any],
    merged: HeadPlan,
    block: Block,
    code: Exit,
    finish: Callable[[Block, Plan, Exit], tuple[Op, list[Value]]],
) -> Exit:
    """Emit the loop and set the environment behind it."""
    end = cx.env
    with cx.b.inside(block):
        code = loop_code(cx, code)
        parts = [part for key, fact in facts.items() for part in trip_parts(cx, end, key, fact)]
        results = [as_incoming(cx, value, type) for value, type in parts]
        block.results = [*([cx.value(code)] if not isinstance(code, Const) or code.value else []), *results]
    cx.env = dict(before)
    op, outs = finish(block, merged, code)
    for out, unset, param in zip(outs, merged.unset, merged.params, strict=True):
        if unset:
            cx.maybe_unset.add(out)
        cx.inherit(out, param)
        note_merge(cx, out, (param,))
    for key, fact in facts.items():
        if isinstance(fact, Poison):
            cx.env[key] = fact
        elif key in rebuild:
            cx.env[key] = rebuild[key](outs)
            if key[0] == "c" and key[1].entry:
                cx.written[key] = None
    return code


def loop_code(cx: Context, code: Exit) -> Exit:
    """Turn the exit code of a trip into that of the loop: `continue` means go on, and nothing comes behind a raise."""
    if isinstance(code, Const):
        return GO if code.value == 3 or code == RAISED else code
    codes = codes_of(cx, code)
    if codes <= {0, 3}:
        return GO
    if 3 in codes:
        again = cx.b.apply("operator.eq", [code, cx.b.const(3)])
        sides = [Block(), Block()]
        with cx.b.inside(sides[0]):
            sides[0].results = [cx.b.const(0)]
        sides[1].results = [code]
        out = cx.b.emit("if", [again], [INT], "exit", {}, sides).out
        cx.exit_codes[out] = codes - {3} | {0}
        return out
    return code


def after_loop(cx: Context, node: Any, code: Exit, exit_value: Value | None) -> Exit:
    """Lower the ``else`` clause and pass a ``return`` on."""
    orelse = getattr(node, "orelse", [])
    codes = codes_of(cx, code) if not isinstance(code, Const) else frozenset({code.value})
    if exit_value is None:
        if codes == {0}:
            return lower_block(cx, orelse) if orelse else GO
        exit_value = cx.value(code)
    result: Exit = GO
    if orelse:
        done = cx.b.apply("operator.eq", [exit_value, cx.b.const(0)])
        result = branch(cx, done, lambda: lower_block(cx, orelse), lambda: pass_on(cx, exit_value, codes))
    elif leaving_of(codes):
        result = pass_on(cx, exit_value, codes)
    return result


# ------------------------------------------------------------------------------------- for


def lower_for(cx: Context, node: Any) -> Exit:
    items = cx.expr(node.iter)
    return for_each(cx, node, items, lambda item: assign(cx, node.target, item), lambda: lower_block(cx, node.body))


def for_each(cx: Context, node: Any, items: Abs, bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a loop over ``items``: unrolled where these are known objects, counted otherwise."""
    items = iterable(cx, items)
    use_up(cx, items)
    if cx.yielded(items):
        return cx.each_yielded(node, items, bind, body)
    if cx.in_turn(items):
        return cx.each_in_turn(node, items, bind, body)
    if isinstance(items, v.IterV):
        return one_by_one(cx, node, items, bind, body)
    if isinstance(items, Ref) and items.loc.kind == "list":
        return over_list(cx, node, items.loc, bind, body)
    known = unrolled_items(cx, node, items)
    if known is not None:
        return unroll(cx, node, known, bind, body, containers_of(items))
    memory = in_memory(items)
    dicts = [x for x in memory if isinstance(x.type, DictT)]
    growing = cx.site(node) in cx.memo.growing
    if growing and memory and not dicts:
        return cx.each_in_turn(node, items, bind, body)
    before = len(cx.b.block.ops)
    sizes = [(x, cx.length(x)) for x in dicts] if growing else []
    start, stop, step, element = counted(cx, items)
    for bound in (start, stop, step):
        if not is_int(bound.type):
            raise cx.unsupported("`range` takes ints", "")

    def trip(index: Value) -> Exit:
        def go_on() -> Exit:
            bind(element(index))
            return body()

        return of_one_size(cx, sizes, go_on)

    with cx.could_unroll(cx.site(node)) if few_trips(cx, items) else nullcontext():
        code = repeated(cx, node, items, start, stop, step, trip)
    if not growing and changes_length(cx, memory, cx.b.block.ops[before:]):
        cx.memo.growing.add(cx.site(node))
        raise Restart
    if not sizes:
        return code
    if code != GO or getattr(node, "orelse", []):
        raise cx.unsupported("the dict that this loop goes over may change its size", "go over a list of its keys")
    return of_one_size(cx, sizes, lambda: GO)


def of_one_size(cx: Context, sizes: list[tuple[Value, Value]], go_on: Callable[[], Exit]) -> Exit:
    """Go on if dicts have the sizes they had when a loop over them began; Python raises if not."""

    def refuse() -> Exit:
        cx.raising(RuntimeError, "dictionary changed size during iteration")
        return RAISED

    if not sizes:
        return go_on()
    (items, size), *others = sizes
    differs = cx.compare("NotEq", cx.length(items), size)
    return branch(cx, differs, refuse, lambda: of_one_size(cx, others, go_on))


RESIZE = ("append", "pop", "dict_store", "dict_clear")
"""Ops that may change how many items a container has."""


def changes_length(cx: Context, containers: list[Value], ops: list[Op]) -> bool:
    """Whether ops may put something into one of some containers in memory, or take something out."""
    keys = {cx.element_keys.get(items) for items in containers}
    loads = {op.out: op.args[0] for op in walk(Block(ops=ops)) if op.kind == "list_load"}
    listings = {op.out for op in ops if op.kind == "opaque" and op.outs and isinstance(op.out.type, ListT)}
    for op in walk(Block(ops=ops)) if containers else ():
        if op.kind == "dict_store" and loads.get(op.args[2]) in listings:
            continue  # under the key of the trip
        changed = op.args[:1] if op.kind in RESIZE else op.args if op.kind == "opaque" else []
        if any(isinstance(a.type, ListT | DictT) and cx.element_keys.get(a) in (*keys, None) for a in changed):
            if not op.attrs.get("observes"):
                return True
    return False


def repeated(
    cx: Context, node: Any, items: Abs, start: Value, stop: Value, step: Value, trip: Callable[[Value], Exit]
) -> Exit:
    """Lower a loop over what is counted."""
    if cx.site(node) in cx.memo.peeled:
        return peel(cx, node, start, stop, step, trip)
    hint = (
        node.target.id if isinstance(items, v.RangeV) and isinstance(getattr(node, "target", None), gast.Name) else "i"
    )
    return counted_loop(cx, node, start, stop, step, trip, hint)


def counted_loop(
    cx: Context, node: Any, start: Value, stop: Value, step: Value, trip: Callable[[Value], Exit], hint: str = "i"
) -> Exit:
    """Lower a loop that counts; ``trip`` lowers its body for a value of the index."""
    index = cx.b.value(INT, hint)
    cx.origins[index] = frozenset({("loop", cx.site(node))}).union(
        *(cx.origins.get(x, frozenset()) for x in (start, stop, step))
    )
    made: list[Value] = []

    def finish(block: Block, merged: Plan, code: Exit) -> tuple[Op, list[Value]]:
        leaves = not isinstance(code, Const) or code.value != 0
        inits = [as_incoming(cx, a, t) for (a, _), t in zip(merged.rows, merged.types, strict=True)]
        types = [*([INT, INT] if leaves else []), *merged.types]
        hints = [*(["exit", "trips"] if leaves else []), *merged.hints]
        attrs = {"carry": len(inits), "scans": (), "exit": leaves, "reverse": False}
        op = cx.b.emit("for", [start, stop, step, *inits], types, hints, attrs, [block])
        made[:] = op.outs[:1] if leaves else []
        return op, op.outs[2:] if leaves else op.outs

    code = carried_loop(cx, node, lambda: trip(index), finish, [index], lambda: head_names(cx, node))
    if made and isinstance(code, Value):
        cx.exit_codes[made[0]] = codes_of(cx, code) | {0}
        code = made[0]
    elif made:
        cx.exit_codes[made[0]] = frozenset({0, code.value}) if isinstance(code, Const) else frozenset({0, 1, 2})
        code = made[0]
    return after_loop(cx, node, code, made[0] if made else None)


def head_names(cx: Context, node: Any, tests: bool = False) -> frozenset[str]:
    """Return the local names whose value from the trip before can be read in a trip, or behind it.

    ``tests`` says that it is a trip that tests whether there is one more: then the last one hands on all that the
    one before has set. So does one that raises, to who waits for it in the same function.
    """
    if not isinstance(node, gast.For | gast.While):
        return cx.frame.local
    left = tests or cx.guard is not None and any(guard.frame is cx.frame for guard in cx.guard.chain())
    return exposed_names(node) | (stored_in([node]) if left else frozenset())


def use_up(cx: Context, items: Abs) -> None:
    """Remember that a loop has gone over a ``zip`` or its like; raises UnsupportedError if one has before."""
    if not isinstance(items, v.ZipV | v.EnumV | v.ReversedV | v.MapV | v.LazyV):
        return
    if items in cx.used_up:
        raise cx.unsupported("this iterator may have given its items to an earlier loop", "make a list of it")
    cx.used_up.add(items)


def one_by_one(cx: Context, node: Any, it: v.IterV, bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a loop over what an iterator has left; the body may take items of it, too."""
    key = ("c", it.loc, ("position", None))
    items, at = known_items(cx, it.item, node), cx.get(key)
    if items is None:
        if at != Const(0):
            raise cx.unsupported("what this iterator has left is only known at run time", "index the items")
        cx.env[key] = Const(None)
        return for_each(cx, node, it.item, bind, body)

    def trip() -> Exit:
        here = cx.get(key)
        if not isinstance(here, Const):
            raise cx.unsupported("how far this iterator has come is only known at run time", "index the items")
        if here.value >= len(items):
            return BREAK
        cx.env[key] = Const(here.value + 1)
        bind(items[here.value])
        return body()

    if not isinstance(at, Const):
        raise cx.unsupported("how far this iterator has come is only known at run time", "index the items")
    return trips_apart(cx, [trip] * (len(items) - at.value), lambda: otherwise(cx, node))


def peel(cx: Context, node: Any, start: Value, stop: Value, step: Value, trip: Callable[[Value], Exit]) -> Exit:
    """Lower a loop whose first trip settles the types of what it carries: that trip stands apart."""
    if cx.b.known.get(step) != 1:
        raise cx.unsupported("what this loop carries changes its kind in the first trip", "start it as what it becomes")

    def rest() -> Exit:
        before = cx.trips
        cx.trips = (*before, "rest")
        try:
            second = cx.b.apply("operator.add", [start, cx.b.const(1)])
            return counted_loop(cx, node, second, stop, step, trip)
        finally:
            cx.trips = before

    def some() -> Exit:
        return trips_apart(cx, [lambda: trip(start)], rest)

    first, end = cx.b.known.get(start), cx.b.known.get(stop)
    if first is not None and end is not None:
        return some() if first < end else otherwise(cx, node)
    return branch(cx, cx.b.apply("operator.lt", [start, stop]), some, lambda: otherwise(cx, node))


STATEMENTS[gast.For] = lower_for
