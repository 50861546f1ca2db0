"""Loops: what they carry is found by a bounded fixpoint over the keys that the body changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gast

from ssa_ad.base.diagnostics import Error, StateError
from ssa_ad.ir.core import INT, Array, Block, Dyn, Op, Scalar, Type, Value
from ssa_ad.ir.kinds import KINDS
from ssa_ad.ir.walk import copy_block, walk
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Key, Restart
from ssa_ad.lower.exposed import exposed_names
from ssa_ad.lower.iteration import counted, unrolled_items
from ssa_ad.lower.merge import Plan, as_incoming, changed_keys, demote, hint_of, same
from ssa_ad.lower.statements import (
    BREAK,
    GO,
    STATEMENTS,
    Exit,
    assign,
    branch,
    codes_of,
    lower_block,
)
from ssa_ad.lower.types import is_int, join
from ssa_ad.lower.values import UNSET, Abs, Const, Poison, Ref, TupleV

PASSES = 12
UNROLL_CAP = 256


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
    head_names: frozenset[str],
) -> Exit:
    """Lower a loop: carry what the body changes, until the set and the types stand still.

    ``run_body`` lowers one trip; ``finish`` makes the op from the body block and returns it with the
    outs of the carried values. ``head_names`` are the local names whose value from the trip before
    (or from outside) can be read in a trip.
    """
    site = cx.site(node)
    cx.loop_site = site if params else None  # only a counted loop can have its first trip apart
    facts: dict[Key, Type | str] = dict(cx.memo.carried.get(site, {}))
    before = dict(cx.env)
    serials = dict(cx.serials)
    for _ in range(PASSES):
        cx.serials = dict(serials)
        head, merged, rebuild = loop_head(cx, before, facts, head_names)
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
        grown = widen(cx, before, head, cx.env, facts, head_names, complete=error is None)
        if grown:
            cx.env = dict(before)
            continue
        if error is not None:
            raise error
        cx.memo.carried[site] = facts
        return close_loop(cx, node, before, head, facts, rebuild, merged, block, code, finish)
    raise cx.unsupported("the types of what this loop carries do not settle", "give the carried values one type")


class HeadPlan(Plan):
    """A plan whose rows are the loop's carried values; ``params`` are the block's."""

    def __init__(self) -> None:
        super().__init__()
        self.params: list[Value] = []


def loop_head(
    cx: Context, before: dict[Key, Abs], facts: dict[Key, Any], head_names: frozenset[str]
) -> tuple[dict[Key, Abs], HeadPlan, dict[Key, Any]]:
    """Return the environment at the start of a trip."""
    head = dict(before)
    merged = HeadPlan()
    rebuild: dict[Key, Any] = {}
    for key, fact in facts.items():
        initial = before.get(key, cx.entry_cells.get(key, UNSET))
        if isinstance(fact, Poison):
            head[key] = fact if exposed(cx, key, head_names) else UNSET
            continue
        value, make = carried_value(cx, initial, fact, hint_of(key), merged)
        rebuild[key] = make
        head[key] = value if exposed(cx, key, head_names) else UNSET
    return head, merged, rebuild


def carried_value(cx: Context, initial: Abs, fact: Any, hint: str, merged: HeadPlan) -> tuple[Abs, Any]:
    """Make the block parameters of one carried key; a tuple is carried item by item."""
    if isinstance(fact, TupleFact):
        items = initial.items if isinstance(initial, TupleV) else (UNSET,) * len(fact.items)
        parts = [carried_value(cx, i, f, hint, merged) for i, f in zip(items, fact.items, strict=True)]
        makes = [m for _, m in parts]
        return TupleV(tuple(p for p, _ in parts), fact.cls), lambda outs: TupleV(
            tuple(m(outs) for m in makes), fact.cls
        )
    if isinstance(fact, Fixed):
        return fact.value, lambda outs: fact.value
    unset = initial is UNSET or (isinstance(initial, Value) and initial in cx.maybe_unset)
    make = merged.add(initial, UNSET, fact, hint, unset)
    param = cx.b.value(fact, hint)
    merged.params.append(param)
    if unset:
        cx.maybe_unset.add(param)
    cx.inherit(param, initial)
    return param, make


@dataclass(frozen=True)
class TupleFact:
    items: tuple[Any, ...]
    cls: Any


@dataclass(frozen=True, eq=False)
class Fixed:
    """A part of a carried tuple that stays what it is."""

    value: Abs


def exposed(cx: Context, key: Key, head_names: frozenset[str]) -> bool:
    """Whether a trip can read what the trip before left under ``key``."""
    return key[0] != "n" or key[1] != cx.frame or key[2] in head_names or key[2] in cx.frame.inner or key[2][0] == "."


def widen(
    cx: Context,
    before: dict[Key, Abs],
    head: dict[Key, Abs],
    end: dict[Key, Abs],
    facts: dict[Key, Any],
    head_names: frozenset[str],
    complete: bool,
) -> bool:
    """Add to ``facts`` what one trial has shown to change; return whether anything is new."""
    grown = False
    for key in changed_keys(cx, head, end):
        if key[0] == "n" and key[1].depth > cx.frame.depth and not key[1].captured:
            continue  # a name of a call inside the body: dead when the call is over
        if key[0] == "c" and not key[1].entry and key not in before and key not in facts and not reachable(key, before):
            continue  # a cell of an object made in this trip: its references decide
        initial = before.get(key, cx.entry_cells.get(key, UNSET))
        new = fact_of(cx, key, initial, end.get(key, UNSET), head_names, facts.get(key))
        old = facts.get(key)
        if old is None or not fact_equal(old, new):
            facts[key] = new
            grown = True
    return grown


def reachable(key: Key, before: dict[Key, Abs]) -> bool:
    """Whether the location of a cell was known before the loop."""
    return any(k[0] == "c" and k[1] == key[1] for k in before)


def fact_equal(a: Any, b: Any) -> bool:
    if isinstance(a, Fixed) and isinstance(b, Fixed):
        return same(a.value, b.value)
    if isinstance(a, TupleFact) and isinstance(b, TupleFact):
        return len(a.items) == len(b.items) and all(map(fact_equal, a.items, b.items))
    if isinstance(a, Poison) and isinstance(b, Poison):
        return True
    return bool(a == b)


def fact_of(cx: Context, key: Key, initial: Abs, end: Abs, head_names: frozenset[str], old: Any) -> Any:
    """Return how a changed key is carried: a type, a tuple of these, or a Poison."""
    hint = hint_of(key)
    if isinstance(initial, Poison) or isinstance(end, Poison):
        return end if isinstance(end, Poison) else initial
    tuples = [x for x in (initial, end) if isinstance(x, TupleV)]
    if tuples and all(isinstance(x, TupleV) or x is UNSET for x in (initial, end)):
        if len({len(x.items) for x in tuples}) == 1:
            width = len(tuples[0].items)
            parts = [x.items if isinstance(x, TupleV) else (UNSET,) * width for x in (initial, end)]
            olds = old.items if isinstance(old, TupleFact) else (None,) * width
            return TupleFact(
                tuple(fact_of(cx, key, a, b, head_names, o) for a, b, o in zip(*parts, olds, strict=True)),
                tuples[0].cls,
            )
    if same(initial, end) and not isinstance(initial, Value):
        return Fixed(initial)
    if not exposed(cx, key, head_names) and cx.type_of(end) is not None:
        # each trip sets it anew before it reads it: only its last value leaves the loop
        both = cx.type_of(end) if initial is UNSET else join_types(cx, initial, end)
        return outlasting(both if both is not None else cx.type_of(end), cx.type_of(initial))
    for ref in (initial, end):
        if isinstance(ref, Ref) and ref.loc.kind in ("list", "dict") and (initial is not UNSET):
            demote(cx, ref)
    both = join_types(cx, initial, end)
    if isinstance(old, Type) and both is not None:
        both = join(old, both)
    if settles_in_first_trip(cx, initial, end, both) and cx.loop_site not in cx.memo.peeled:
        cx.memo.peeled.add(cx.loop_site)
        raise Restart
    if both is None:
        return Poison(
            cx.unsupported(
                f"`{hint}` changes its kind from trip to trip of this loop",
                "start it as what it becomes (np.zeros, 0.0), or make it inside the loop only",
                StateError,
            )
        )
    return outlasting(both, cx.type_of(initial))


def settles_in_first_trip(cx: Context, initial: Abs, end: Abs, both: Type | None) -> bool:
    """Whether a carried value starts as None or a number and is something else from the first trip on."""
    if cx.loop_site is None or initial is UNSET or end is UNSET:
        return False
    if both is None:
        return initial == Const(None)
    return isinstance(both, Dyn) and isinstance(cx.type_of(initial), Scalar) and isinstance(cx.type_of(end), Array)


def outlasting(t: Type | None, initial: Type | None) -> Type | None:
    """Forget lengths that are only known by a value of the trip: in the next trip it is another."""
    if not isinstance(t, Array):
        return t
    kept = initial.dims if isinstance(initial, Array) and initial.rank == t.rank else (None,) * t.rank
    return Array(
        t.dtype,
        tuple(
            d if not (isinstance(d, str) and "(" in d) or d == k else None for d, k in zip(t.dims, kept, strict=True)
        ),
    )


def join_types(cx: Context, a: Abs, b: Abs) -> Type | None:
    if a is UNSET or b is UNSET:
        return cx.type_of(b if a is UNSET else a)
    ta, tb = cx.type_of(a), cx.type_of(b)
    return join(ta, tb) if ta is not None and tb is not None else None


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
        results: list[Value] = []
        for key, fact in facts.items():
            if not isinstance(fact, Poison):
                results += incoming(cx, end.get(key, cx.entry_cells.get(key, UNSET)), fact)
        block.results = [*([cx.value(code)] if not isinstance(code, Const) or code.value else []), *results]
    cx.env = dict(before)
    op, outs = finish(block, merged, code)
    for out, unset, param in zip(outs, merged.unset, merged.params, strict=True):
        if unset:
            cx.maybe_unset.add(out)
        cx.inherit(out, param)
    for key, fact in facts.items():
        if isinstance(fact, Poison):
            cx.env[key] = fact
        elif key in rebuild:
            cx.env[key] = rebuild[key](outs)
            if key[0] == "c" and key[1].entry:
                cx.written[key] = None
    return code


def incoming(cx: Context, value: Abs, fact: Any) -> list[Value]:
    if isinstance(fact, TupleFact):
        items = value.items if isinstance(value, TupleV) else (UNSET,) * len(fact.items)
        return [x for i, f in zip(items, fact.items, strict=True) for x in incoming(cx, i, f)]
    if isinstance(fact, Fixed):
        return []
    return [as_incoming(cx, value, fact)]


def loop_code(cx: Context, code: Exit) -> Exit:
    """Turn the exit code of a trip into that of the loop: `continue` means go on."""
    if isinstance(code, Const):
        return GO if code.value == 3 else code
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
        cx.exit_codes[out] = codes - {3}
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
    elif 2 in codes:
        result = pass_on(cx, exit_value, codes)
    return result


def pass_on(cx: Context, exit_value: Value, codes: frozenset[int]) -> Exit:
    """Return the code behind the loop: 2 where a trip returned, 0 otherwise."""
    if 2 not in codes:
        return GO
    if 1 not in codes:
        cx.exit_codes[exit_value] = codes
        return exit_value
    returned = cx.b.apply("operator.eq", [exit_value, cx.b.const(2)])
    return branch(cx, returned, lambda: Const(2), lambda: GO)


# ------------------------------------------------------------------------------------- for


def lower_for(cx: Context, node: Any) -> Exit:
    items = cx.expr(node.iter)
    return for_each(cx, node, items, lambda item: assign(cx, node.target, item), lambda: lower_block(cx, node.body))


def for_each(cx: Context, node: Any, items: Abs, bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a loop over ``items``: unrolled where these are known objects, counted otherwise."""
    known = unrolled_items(cx, node, items)
    if known is not None:
        return unroll(cx, node, known, bind, body)
    start, stop, step, element = counted(cx, items)
    for bound in (start, stop, step):
        if not is_int(bound.type):
            raise cx.unsupported("`range` takes ints", "")

    def trip(index: Value) -> Exit:
        bind(element(index))
        return body()

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

    code = carried_loop(cx, node, lambda: trip(index), finish, [index], head_names(cx, node))
    if made and isinstance(code, Value):
        cx.exit_codes[made[0]] = codes_of(cx, code)
        code = made[0]
    elif made:
        cx.exit_codes[made[0]] = frozenset({0, code.value}) if isinstance(code, Const) else frozenset({0, 1, 2})
        code = made[0]
    return after_loop(cx, node, code, made[0] if made else None)


def head_names(cx: Context, node: Any) -> frozenset[str]:
    """Return the local names that a trip may read from the trip before."""
    if isinstance(node, gast.For | gast.While):
        return exposed_names(node)
    return cx.frame.local


def trips_apart(cx: Context, trips: list[Callable[[], Exit]], last: Callable[[], Exit]) -> Exit:
    """Lower single trips one after the other and then ``last``; each goes on only if the one before does."""

    def run(k: int) -> Exit:
        if k == len(trips):
            return last()
        before = cx.trips
        cx.trips = (*before, k)
        try:
            code = trips[k]()
        finally:
            cx.trips = before
        if isinstance(code, Const):
            if code.value in (0, 3):
                return run(k + 1)
            return GO if code == BREAK else code
        codes = codes_of(cx, code)
        if codes <= {0, 3}:
            return run(k + 1)
        going = cx.b.apply("operator.eq", [code, cx.b.const(0)])
        if 3 in codes:
            going = cx.b.apply("operator.or_", [going, cx.b.apply("operator.eq", [code, cx.b.const(3)])])
        return branch(cx, going, lambda: run(k + 1), lambda: pass_on(cx, code, codes - {0, 3}))

    return run(0)


def unroll(cx: Context, node: Any, items: list[Abs], bind: Callable[[Abs], None], body: Callable[[], Exit]) -> Exit:
    """Lower a loop over known items trip by trip."""
    if len(items) > UNROLL_CAP:
        raise cx.unsupported(f"this loop would be unrolled {len(items)} times", "keep its items in an array")

    def trip(item: Abs) -> Callable[[], Exit]:
        def run() -> Exit:
            bind(item)
            return body()

        return run

    return trips_apart(cx, [trip(i) for i in items], lambda: otherwise(cx, node))


def otherwise(cx: Context, node: Any) -> Exit:
    orelse = getattr(node, "orelse", [])
    return lower_block(cx, orelse) if orelse else GO


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


# ------------------------------------------------------------------------------------- while


def lower_while(cx: Context, node: Any) -> Exit:
    """Lower ``while``; a condition that can change something becomes a test and a break in the body."""
    simple = True
    cond = Block()
    made: list[Value] = []

    def trip() -> Exit:
        nonlocal cond, simple
        if simple:
            # the condition reads the same parameters as the body: it is lowered from the head
            cond = Block()
            before = dict(cx.env)
            with cx.b.inside(cond):
                cond.results = [cx.value(cx.truth(node.test))]
            simple = only_computes(cx, cond, before)
            cx.env = before
            if simple:
                return lower_block(cx, node.body)
        test = cx.truth(node.test)
        if isinstance(test, Const):
            return lower_block(cx, node.body) if test.value else BREAK
        return branch(cx, test, lambda: lower_block(cx, node.body), lambda: BREAK)

    def finish(block: Block, merged: Plan, code: Exit) -> tuple[Op, list[Value]]:
        leaves = not isinstance(code, Const) or code.value != 0
        inits = [as_incoming(cx, a, t) for (a, _), t in zip(merged.rows, merged.types, strict=True)]
        if simple:
            cond.params = list(block.params)
            head = copy_block(cond, {}, lambda x: cx.b.value(x.type, x.hint))
        else:
            head = Block([cx.b.value(p.type, p.hint) for p in block.params])
            with cx.b.inside(head):
                head.results = [cx.b.const(True)]
        types = [*([INT] if leaves else []), INT, *merged.types]
        hints = [*(["exit"] if leaves else []), "trips", *merged.hints]
        attrs = {"carry": len(inits), "exit": leaves}
        op = cx.b.emit("while", inits, types, hints, attrs, [head, block])
        made[:] = op.outs[:1] if leaves else []
        return op, op.outs[2:] if leaves else op.outs[1:]

    code = carried_loop(cx, node, trip, finish, [], head_names(cx, node))
    if made:
        codes = codes_of(cx, code) | {0}
        cx.exit_codes[made[0]] = codes
        code = made[0]
        if not simple and not node.orelse and codes <= {0, 1}:
            return GO
    if not simple and node.orelse:
        raise cx.unsupported("`else` of a `while` whose condition changes state", "set a flag in the loop")
    return after_loop(cx, node, code, made[0] if made else None)


def only_computes(cx: Context, cond: Block, before: dict[Key, Abs]) -> bool:
    """Whether a lowered condition changes nothing: no names, no cells, no memory."""
    if any(KINDS[op.kind].effect in ("write", "order") or op.kind == "raise" for op in walk(cond)):
        return False
    return not any(
        key[0] == "c" or key[1].depth <= cx.frame.depth or key[1].captured for key in changed_keys(cx, before, cx.env)
    )


STATEMENTS[gast.For] = lower_for
STATEMENTS[gast.While] = lower_while
