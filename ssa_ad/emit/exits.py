"""Exit codes as Python would have it: codes that only decide about other codes are threaded through.

Lowering says how a block ends with an int (0 go on, 1 break, 2 return, 3 continue) and tests it. Where the
code comes from an ``if`` whose branches yield known codes, what is computed from it is known there, too:

    e = if c {yield 3} else {yield 0}
    x = if e == 3 {yield 0} else {yield e}      →   x = if c {yield 0} else {yield 0}
"""

from __future__ import annotations

from typing import Any

from ssa_ad.ir.core import Block, Function, Op, Value
from ssa_ad.ir.walk import blocks_of, definitions, substitute, uses


def thread_exits(function: Function) -> None:
    """Simplify the exit codes of a function in place."""
    for block in list(blocks_of(function)):
        for op in list(block.ops):
            if op.kind == "if" and op in block.ops:
                if not _through_leaves(function, block, op):
                    _through_tests(function, block, op)


def constant_of(value: Value, block: Block, outer: dict[Value, Any]) -> Any:
    """Return the constant that ``value`` is, or None."""
    for op in block.ops:
        if op.kind == "const" and op.out is value:
            return op.attrs["value"]
    return outer.get(value)


def known_codes(value: Value, block: Block, outer: dict[Value, Any]) -> frozenset[int] | None:
    """Return the codes that ``value``, made in ``block`` by branches, can be; None if that is not known."""
    code = constant_of(value, block, outer)
    if isinstance(code, int):
        return frozenset([code])
    for op in block.ops:
        if op.kind == "if" and value in op.outs:
            k = op.outs.index(value)
            arms = [known_codes(arm.results[k], arm, outer) for arm in op.blocks]
            return None if None in arms else frozenset().union(*(a for a in arms if a is not None))
    return None


def _selector(function: Function, block: Block, op: Op) -> tuple[Value, int, Op, list[int | None]] | None:
    """Match ``x = if e == k {yield a} else {yield b}``: return e, k, the test, and a and b (None is e)."""
    if len(op.outs) != 1 or any(o.kind != "const" for arm in op.blocks for o in arm.ops):
        return None
    test = next((o for o in block.ops if op.args[0] in o.outs), None)
    if test is None or test.attrs.get("row") != "operator.eq":
        return None
    outer = {o.out: o.attrs["value"] for b in blocks_of(function) for o in b.ops if o.kind == "const"}
    code, k = test.args[0], outer.get(test.args[1])
    if type(k) is not int:
        return None
    chosen: list[int | None] = []
    for arm in op.blocks:
        if arm.results[0] is code:
            chosen.append(None)
        elif type(outer.get(arm.results[0])) is int:
            chosen.append(outer[arm.results[0]])
        else:
            return None
    return code, k, test, chosen


def _through_leaves(function: Function, block: Block, op: Op) -> bool:
    """Let the branches that make a code yield what is computed from it."""
    found = _selector(function, block, op)
    if found is None:
        return False
    code, k, test, (same, other) = found
    source = next((o for o in block.ops if code in o.outs), None)
    used = uses(function)
    mine = [test, *(arm for arm in op.blocks if code in arm.results)]
    if source is None or source.kind != "if" or used[test.out] != [op] or {*used[code]} != {*mine}:
        return False
    constants = {o.out: o.attrs["value"] for b in blocks_of(function) for o in b.ops if o.kind == "const"}
    if known_codes(code, block, constants) is None or not _alone(source, code, used):
        return False
    _rewrite(source, source.outs.index(code), lambda c: (same if c == k else other), constants)
    block.ops.remove(op)
    block.ops.remove(test)
    substitute(function, {op.out: code})
    return True


def _alone(source: Op, code: Value, used: dict[Value, list[Any]]) -> bool:
    """Whether the codes inside ``source`` go nowhere else."""
    k = source.outs.index(code)
    for arm in source.blocks:
        inner = next((o for o in arm.ops if arm.results[k] in o.outs), None)
        if inner is not None and inner.kind == "if":
            if len(used[arm.results[k]]) != 1 or not _alone(inner, arm.results[k], used):
                return False
    return True


def _rewrite(source: Op, k: int, change: Any, constants: dict[Value, Any]) -> None:
    for arm in source.blocks:
        result = arm.results[k]
        inner = next((o for o in arm.ops if result in o.outs and o.kind == "if"), None)
        if inner is not None:
            _rewrite(inner, inner.outs.index(result), change, constants)
            continue
        new = change(constants[result])
        if new is not None and new != constants[result]:
            made = Value(f"{result.name}_to", result.type)
            arm.ops.append(Op("const", [], [made], {"value": new}, span=source.span))
            arm.results[k] = made


def _through_tests(function: Function, block: Block, op: Op) -> None:
    """Let tests of ``x = if e == k {yield a} else {yield b}`` ask ``e == k`` themselves."""
    found = _selector(function, block, op)
    if found is None or None in found[3] or found[3][0] == found[3][1]:
        return
    _, _, test, (same, other) = found
    made = definitions(function)
    used = uses(function)
    outer = {v: o.attrs["value"] for v, o in made.items() if isinstance(o, Op) and o.kind == "const"}
    tests = [o for o in used.get(op.out, []) if isinstance(o, Op) and o.attrs.get("row") == "operator.eq"]
    if len(tests) != len(used.get(op.out, [])):
        return
    for again in tests:
        asked = outer.get(again.args[1])
        if asked not in (same, other) or not all(
            isinstance(u, Op) and u.kind == "if" and u.args[0] is again.out for u in used.get(again.out, [])
        ):
            return
    for again in tests:
        for user in used.get(again.out, []):
            assert isinstance(user, Op)
            user.args[0] = test.out
            if outer[again.args[1]] == other:
                user.blocks.reverse()
        for b in blocks_of(function):
            if again in b.ops:
                b.ops.remove(again)
    block.ops.remove(op)
