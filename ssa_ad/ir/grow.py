"""Making a control op larger: one more carried value, collected stack, scanned stack or result.

A pass that adds to a loop or an ``if`` asks here, so that nobody else counts positions.
"""

from __future__ import annotations

from ssa_ad.ir.build import Names
from ssa_ad.ir.core import Op, Stack, Value
from ssa_ad.ir.walk import loop


def add_carry(op: Op, init: Value, names: Names, hint: str | None = None) -> tuple[Value, Value]:
    """Give the loop ``op`` one more carried value; return its parameter and its final value.

    Until :func:`set_next` says otherwise the value is carried unchanged.
    """
    parts = loop(op)
    hint = hint or init.hint
    n = parts.carry
    start = len(parts.range)
    first = len(op.outs) - len(parts.collects)
    final = Value(names.fresh(hint), init.type)
    op.args.insert(start + n, init)
    op.outs.insert(first, final)
    lead = int(parts.index is not None)
    param = Value(names.fresh(hint), init.type)
    parts.body.params.insert(lead + n, param)
    if parts.cond is not None:
        parts.cond.params.append(Value(names.fresh(hint), init.type))
    parts.body.results.insert(int(parts.exits) + n, param)
    op.attrs["carry"] = n + 1
    return param, final


def set_next(op: Op, param: Value, value: Value) -> None:
    """Let the carried ``param`` be ``value`` in the next trip."""
    parts = loop(op)
    parts.body.results[int(parts.exits) + parts.carried.index(param)] = value


def add_collect(op: Op, value: Value, names: Names, hint: str | None = None) -> Value:
    """Let the loop ``op`` collect ``value`` of its body; return the stack."""
    op.blocks[-1].results.append(value)
    stack = Value(names.fresh(f"{hint or value.hint}s"), Stack(value.type))
    op.outs.append(stack)
    return stack


def add_scan(op: Op, stack: Value, direction: str, names: Names, hint: str) -> Value:
    """Let the ``for`` loop ``op`` scan ``stack``; return the parameter that takes the entries."""
    assert op.kind == "for" and isinstance(stack.type, Stack)
    op.args.append(stack)
    op.attrs["scans"] = (*op.attrs.get("scans", ()), direction)
    param = Value(names.fresh(hint), stack.type.elem)
    op.blocks[-1].params.append(param)
    return param


def add_result(op: Op, results: list[Value], names: Names, hint: str) -> Value:
    """Let the ``if`` op yield one more value per branch; return the out."""
    for block, value in zip(op.blocks, results, strict=True):
        block.results.append(value)
    out = Value(names.fresh(hint), results[0].type)
    op.outs.append(out)
    return out
