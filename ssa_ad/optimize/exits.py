"""What one test decides stands in one branch, and a loop that its first test leaves is tested at its head.

    while True:                              while not n == 0:
        if n == 0: code = 5                      n = n - 1
        else:      n = n - 1         →           total = total + n
        if n == 0: break
        total = total + n

Branches that follow each other on one value are joined. A loop is turned where its body is that one branch behind
what the test is computed from: nothing is computed twice, nothing that may raise changes its place.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping

from ssa_ad.analysis.effects import effect_of, guarded, may_raise
from ssa_ad.ir.build import Builder, LookUp
from ssa_ad.ir.core import INT, Block, Function, Op, Value
from ssa_ad.ir.walk import (
    Loop,
    Site,
    blocks_of,
    definitions,
    free_values,
    loop,
    names_of,
    parents,
    substitute,
    uses,
    walk,
)

_COMPARED = {f"operator.{n}": getattr(operator, n) for n in ("eq", "ne", "lt", "le", "gt", "ge")}


def run(function: Function, lookup: LookUp) -> Function:
    """Join branches and turn loops; changes the function in place and returns it."""
    for block in blocks_of(function):
        _join_branches(block)
    for op in list(walk(function)):
        if op.kind == "while" and loop(op).exits:
            _Turned(function, op, lookup).run()
    return function


# ------------------------------------------------------------------------------------- branches


def _join_branches(block: Block) -> None:
    """Put an ``if`` into the one right before it that has the same test."""
    kept: list[Op] = []
    for op in block.ops:
        before = kept[-1] if kept else None
        if before is not None and _one_test(before, op):
            for mine, other in zip(before.blocks, op.blocks, strict=True):
                substitute(other, dict(zip(before.outs, mine.results[: len(before.outs)], strict=True)))
                mine.ops += other.ops
                mine.results += other.results
            before.outs += op.outs
        else:
            kept.append(op)
    block.ops = kept


def _one_test(a: Op, b: Op) -> bool:
    if not (a.kind == b.kind == "if") or a.args != b.args or a.attrs or b.attrs:
        return False
    return not any(op.kind == "raise" for block in a.blocks for op in block.ops)


# ------------------------------------------------------------------------------------- loops


class _Turned:
    """A loop that only its trips leave, if it can be tested at its head instead."""

    def __init__(self, function: Function, op: Op, lookup: LookUp) -> None:
        self.function = function
        self.op = op
        self.lookup = lookup
        self.defined: Mapping[Value, Site] = definitions(function)
        self.used = uses(function)
        self.around = parents(function)
        self.parts: Loop = loop(op)

    def constant(self, value: Value | None) -> object:
        site = self.defined.get(value) if value is not None else None
        return site.attrs["value"] if isinstance(site, Op) and site.kind == "const" else None

    def run(self) -> None:
        head, body = self.op.blocks
        if self.constant(head.results[0]) is not True or not body.ops or body.ops[-1].kind != "if":
            return
        branch = body.ops[-1]
        if self.parts.exit_result not in branch.outs or self.parts.trips in self.used or self.parts.collects:
            return
        at = branch.outs.index(self.parts.exit_result)
        for side in (0, 1):
            code = self.constant(branch.blocks[side].results[at])
            if isinstance(code, int) and code and self.leaves(branch, side) and self.stays_clear(code):
                moved = self.of_test(body.ops[:-1], branch)
                if moved is not None:
                    self.turn(branch, side, at, code, moved)
                return

    def leaves(self, branch: Op, side: int) -> bool:
        """Whether one side of the branch does nothing but leave the loop with what the trip began with."""
        block = branch.blocks[side]
        if any(op.kind not in ("const", "undef") for op in block.ops):
            return False
        ends = dict(zip(branch.outs, block.results, strict=True))
        return all(
            ends.get(value, value) is param or not self.used.get(final)
            for value, param, final in zip(self.parts.nexts, self.parts.carried, self.parts.finals, strict=True)
        )

    def askers(self) -> list[Site]:
        """Return who asks how the loop was left."""
        return self.used.get(self.parts.exit_out, []) if self.parts.exit_out is not None else []

    def stays_clear(self, code: int) -> bool:
        """Whether those who ask how the loop was left can be told 0 instead of ``code``."""
        for site in self.askers():
            if not isinstance(site, Op) or site.attrs.get("row") not in _COMPARED:
                return False
            asked = self.constant(site.args[1])
            if not isinstance(asked, int):
                return False
            compare = _COMPARED[site.attrs["row"]]
            exact = site.attrs["row"] == "operator.eq" and asked == code
            if not exact and compare(code, asked) != compare(0, asked):
                return False
        return True

    def of_test(self, ops: list[Op], branch: Op) -> list[Op] | None:
        """Return the ops that the test is computed from, None if they cannot stand alone at the head."""
        wanted, moved = set(branch.args), []
        for op in reversed(ops):
            if wanted & set(op.outs):
                moved.append(op)
                wanted |= {*op.args, *free_values(*op.blocks)}
        rest = [op for op in ops if op not in moved]
        watched = guarded(self.function)
        if any(may_raise(op, self.lookup, self.defined) or op in watched for op in rest):
            return None
        if not self.only_read(moved) or not self.only_read(rest) or any(op.blocks for op in rest):
            return None
        inside: set[Site] = {branch, *walk(Block(ops=moved)), *blocks_of(Block(ops=moved))}
        made = [out for op in moved for out in op.outs]
        if any(site not in inside for out in made for site in self.used.get(out, ())):
            return None
        return moved[::-1]

    def only_read(self, ops: list[Op]) -> bool:
        if any(inner.blocks and inner.kind != "if" for inner in walk(Block(ops=ops))):
            return False
        effects = [effect_of(inner, self.lookup) for inner in walk(Block(ops=ops))]
        return not any(effect.writes or effect.ordered or effect.outside for effect in effects)

    def turn(self, branch: Op, side: int, at: int, code: int, moved: list[Op]) -> None:
        """Let the loop run while the test does not leave it."""
        head, body = self.op.blocks
        stays = branch.blocks[1 - side]
        b = Builder(names_of(self.function), self.lookup)
        head.ops, test = moved, branch.args[0]
        substitute(head, dict(zip(self.parts.carried, head.params, strict=True)))
        if side == 0:
            with b.inside(head):
                test = b.apply("operator.not_", [test])
        head.results = [test]
        body.ops = [op for op in body.ops[:-1] if op not in moved] + stays.ops
        results = dict(zip(branch.outs, stays.results, strict=True))
        body.results = [results.get(value, value) for value in body.results]
        self.tell(code, b, self.constant(stays.results[at]) == 0)

    def tell(self, code: int, b: Builder, always: bool) -> None:
        """Let 0 say that the test has left the loop; if nothing else leaves it, nobody needs ask."""
        for site in self.askers():
            assert isinstance(site, Op)
            asked = self.constant(site.args[1])
            if always:
                found = asked == code if site.attrs["row"] == "operator.eq" else _COMPARED[site.attrs["row"]](0, asked)
                site.kind, site.args, site.attrs = "const", [], {"value": found}
            elif asked == code:
                zero = Op("const", [], [b.value(INT, "c")], {"value": 0}, span=self.op.span)
                block = self.around.block_of[self.op]
                block.ops.insert(block.ops.index(self.op) + 1, zero)
                site.args[1] = zero.out
        if always:
            self.op.outs.pop(0)
            self.op.attrs["exit"] = False
            self.op.blocks[1].results.pop(0)
