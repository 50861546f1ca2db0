"""``while``: loops that the run tests, and those that only their trips leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gast

from ssa_ad.base.diagnostics import Error
from ssa_ad.ir.core import INT, Block, Op, Value
from ssa_ad.ir.kinds import KINDS
from ssa_ad.ir.walk import copy_block, walk
from ssa_ad.lower.codes import Exit, codes_of
from ssa_ad.lower.context import Context, Key, Restart
from ssa_ad.lower.loops import after_loop, carried_loop, head_names
from ssa_ad.lower.merge import Plan, as_incoming, changed_keys
from ssa_ad.lower.statements import BREAK, GO, STATEMENTS, branch, lower_block
from ssa_ad.lower.trips import UNROLL_CAP, trips_apart
from ssa_ad.lower.values import Abs, Const


def lower_while(cx: Context, node: Any) -> Exit:
    """Lower ``while``; a condition that can change something becomes a test and a break in the body."""
    if cx.site(node) in cx.memo.unrolled:
        return unrolled_while(cx, node)
    looked = constant_test(cx, node)
    if looked is not None:
        with cx.could_unroll(cx.site(node), looked):
            return run_while(cx, node)
    return run_while(cx, node)


def constant_test(cx: Context, node: Any) -> frozenset[Any] | None:
    """Return the containers that a condition which is known before the first trip looks at, None for any other."""
    looked, cx.looked_at = cx.looked_at, set()
    size, env, serials = len(cx.b.block.ops), dict(cx.env), dict(cx.serials)
    tolerant, cx.tolerant = cx.tolerant, False
    try:
        known = isinstance(cx.truth(node.test), Const)
        return frozenset(cx.looked_at) if known else None
    except Error:
        return None
    finally:
        cx.tolerant, cx.looked_at = tolerant, looked
        del cx.b.block.ops[size:]
        cx.env, cx.serials = env, serials


def unrolled_while(cx: Context, node: Any) -> Exit:
    """Lower a loop whose condition is known before each trip: trip by trip."""

    site = cx.site(node)

    def trip() -> Exit:
        test = cx.truth(node.test)
        if not isinstance(test, Const):  # then the run decides after all
            cx.memo.rolled.add(site)
            cx.memo.unrolled.discard(site)
            raise Restart
        return lower_block(cx, node.body) if test.value else BREAK

    def last() -> Exit:
        raise cx.unsupported(f"this loop would be unrolled {UNROLL_CAP} times", "keep its items in an array")

    if node.orelse:
        raise cx.unsupported("`else` of a `while` over objects is not supported", "set a flag in the loop")
    return trips_apart(cx, [trip] * UNROLL_CAP, last)


def run_while(cx: Context, node: Any) -> Exit:
    """Lower a loop that the run tests."""
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
        op, made[:], outs = while_op(cx, cond if simple else None, block, merged, code)
        return op, outs

    code = carried_loop(cx, node, trip, finish, [], lambda: head_names(cx, node, not simple))
    if made:
        codes = codes_of(cx, code) | {0}
        cx.exit_codes[made[0]] = codes
        code = made[0]
        if not simple and not node.orelse and codes <= {0, 1}:
            return GO
    if not simple and node.orelse:
        raise cx.unsupported("`else` of a `while` whose condition changes state", "set a flag in the loop")
    return after_loop(cx, node, code, made[0] if made else None)


def while_op(
    cx: Context, cond: Block | None, block: Block, merged: Plan, code: Exit
) -> tuple[Op, list[Value], list[Value]]:
    """Emit a loop with its test, None for one that only its trips leave; return also the exit and what it carries."""
    leaves = not isinstance(code, Const) or code.value != 0
    inits = [as_incoming(cx, a, t) for (a, _), t in zip(merged.rows, merged.types, strict=True)]
    if cond is not None:
        cond.params = list(block.params)
        head = copy_block(cond, {}, lambda x: cx.b.value(x.type, x.hint))
    else:
        head = Block([cx.b.value(p.type, p.hint) for p in block.params])
        with cx.b.inside(head):
            head.results = [cx.b.const(True)]
    types = [*([INT] if leaves else []), INT, *merged.types]
    hints = [*(["exit"] if leaves else []), "trips", *merged.hints]
    op = cx.b.emit("while", inits, types, hints, {"carry": len(inits), "exit": leaves}, [head, block])
    return op, op.outs[:1] if leaves else [], op.outs[2:] if leaves else op.outs[1:]


def endless(cx: Context, node: Any, trip: Callable[[], Exit]) -> Exit:
    """Lower a loop that only its trips leave; return how it is left."""
    made: list[Value] = []

    def finish(block: Block, merged: Plan, code: Exit) -> tuple[Op, list[Value]]:
        op, made[:], outs = while_op(cx, None, block, merged, code)
        return op, outs

    code = carried_loop(cx, node, trip, finish, [], lambda: head_names(cx, node, True))
    if not made:
        return GO
    codes = codes_of(cx, code) - {0}
    if len(codes) == 1:
        return Const(*codes)
    cx.exit_codes[made[0]] = codes
    return made[0]


def only_computes(cx: Context, cond: Block, before: dict[Key, Abs]) -> bool:
    """Whether a lowered condition changes nothing: no names, no cells, no memory."""
    if any(KINDS[op.kind].effect in ("write", "order") or op.kind == "raise" for op in walk(cond)):
        return False
    return not any(
        key[0] == "c" or key[1].depth <= cx.frame.depth or key[1].captured for key in changed_keys(cx, before, cx.env)
    )


STATEMENTS[gast.While] = lower_while
