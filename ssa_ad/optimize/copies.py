"""Names that only repeat another name go.

    s_2 = for i: int in a, n, b carry(s: float = x) : float {        →  x, wherever s_2 was
      yield carry(s)
    }

Forwarded are: carries that hand themselves on, carries and merges that move in step with another, merges
of one value, elements of tuples made here, `checked` values that are surely set, stacks that were
collected from one value, and, once the derivative is taken, constants of it. Nothing is copied or
allocated, so identity does not change.
"""

from __future__ import annotations

from collections.abc import Mapping

from ssa_ad.analysis.effects import may_be_undef
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Block, Function, Op, Value
from ssa_ad.ir.walk import Parents, Site, blocks_of, definitions, loop, parents, substitute, walk
from ssa_ad.optimize.loops import rebuild_loop

ROUNDS = 100


def run(function: Function, lookup: LookUp) -> Function:
    """Forward copies until there are none; changes the function in place and returns it."""
    for _ in range(ROUNDS):
        if not _Copies(function).once():
            return function
    return function


class _Copies:
    """One round: what each value is a copy of."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.defs: dict[Value, Site] = definitions(function)
        self.around = parents(function)
        self.mapping: dict[Value, Value] = {}
        self.taken = not {"targets", "inputs"} & function.attrs.keys()

    def final(self, value: Value) -> Value:
        while value in self.mapping:
            value = self.mapping[value]
        return value

    def once(self) -> bool:
        for op in list(walk(self.function)):
            match op.kind:
                case "if" | "try":
                    self.if_(op)
                case "for" | "while":
                    self.loop(op)
                case "untuple" | "checked":
                    self.forward(op)
                case "stop" if self.taken:
                    self.mapping[op.out] = self.final(op.args[0])
        self.scans()
        substitute(self.function, self.mapping)
        forwarded = (op for op in walk(self.function) if op.kind in ("untuple", "checked", "stop"))
        gone = {op for op in forwarded if op.out in self.mapping}
        for block in blocks_of(self.function):
            block.ops = [op for op in block.ops if op not in gone]
        return bool(self.mapping)

    def forward(self, op: Op) -> None:
        source = self.final(op.args[0])
        if op.kind == "checked":
            if not may_be_undef(source, self.defs, self.around.op_of):
                self.mapping[op.out] = source
            return
        site = self.defs.get(source)
        if isinstance(site, Op) and site.kind == "tuple":
            self.mapping[op.out] = self.final(site.args[op.attrs["index"]])

    def if_(self, op: Op) -> None:
        """Drop outs whose two values are one, and outs that repeat another out."""
        seen: dict[tuple[Value, Value], Value] = {}
        keep: list[int] = []
        for k, out in enumerate(op.outs):
            pair = self.final(op.blocks[0].results[k]), self.final(op.blocks[1].results[k])
            if pair[0] is pair[1]:
                self.mapping[out] = pair[0]
            elif pair in seen:
                self.mapping[out] = seen[pair]
            else:
                seen[pair] = out
                keep.append(k)
        if len(keep) < len(op.outs):
            op.outs = [op.outs[k] for k in keep]
            for block in op.blocks:
                block.results = [block.results[k] for k in keep]

    def loop(self, op: Op) -> None:
        """Drop carries that hand themselves on, and carries, scans and stacks that repeat another one."""
        parts = loop(op)
        carries: list[int] = []
        seen: dict[tuple[Value, Value], int] = {}
        for k, carried in enumerate(parts.carried):
            init, following = self.final(parts.inits[k]), self.final(parts.nexts[k])
            own = (carried,) if parts.cond is None else (carried, parts.cond.params[k])
            if following is carried or following is init:
                for value in (*own, parts.finals[k]):
                    self.mapping[value] = init
            elif (init, following) in seen:
                twin = seen[init, following]
                self.mapping[carried] = parts.carried[twin]
                self.mapping[parts.finals[k]] = parts.finals[twin]
                if parts.cond is not None:
                    self.mapping[parts.cond.params[k]] = parts.cond.params[twin]
            else:
                seen[init, following] = k
                carries.append(k)
        scans = self.repeats(list(zip(parts.stacks, parts.scans, strict=True)), parts.scanned)
        stacks = self.repeats([(v, "") for v in parts.collected], parts.collects)
        if len(carries) < parts.carry or len(scans) < len(parts.scanned) or len(stacks) < len(parts.collects):
            rebuild_loop(op, parts, carries, scans, stacks)

    def repeats(self, sources: list[tuple[Value, str]], names: list[Value]) -> list[int]:
        """Return the positions of the first of each source; the name of a later one is the first one's."""
        seen: dict[tuple[Value, str], int] = {}
        keep: list[int] = []
        for k, (value, way) in enumerate(sources):
            key = self.final(value), way
            if key in seen:
                self.mapping[names[k]] = names[seen[key]]
            else:
                seen[key] = k
                keep.append(k)
        return keep

    def scans(self) -> None:
        """Read a value that one loop collected every trip from outside that loop, where that can be seen."""
        place = {op: n for block in blocks_of(self.function) for n, op in enumerate(block.ops)}
        inside: dict[Block, set[Value]] = {}
        for op in list(walk(self.function)):
            if op.kind != "for" or not op.attrs.get("scans"):
                continue
            parts = loop(op)
            keep = []
            for k, stack in enumerate(parts.stacks):
                source = self.invariant(stack, inside)
                if source is None or not _visible(source, op, self.defs, self.around, place):
                    keep.append(k)
                else:
                    self.mapping[parts.scanned[k]] = source
            if len(keep) < len(parts.stacks):
                every = list(range(parts.carry)), keep, list(range(len(parts.collects)))
                rebuild_loop(op, parts, *every)

    def invariant(self, stack: Value, inside: dict[Block, set[Value]]) -> Value | None:
        """Return the value that is every entry of ``stack``, if it is defined outside the collecting loop."""
        site = self.defs.get(self.final(stack))
        if not isinstance(site, Op) or site.kind not in ("for", "while"):
            return None
        parts = loop(site)
        if stack not in parts.collects:
            return None
        if parts.body not in inside:
            inside[parts.body] = set(definitions(parts.body))
        value = self.final(parts.collected[parts.collects.index(stack)])
        return None if value in inside[parts.body] else value


def _visible(
    value: Value, op: Op, defs: Mapping[Value, Site], around: Parents, place: Mapping[Op, int]
) -> bool:
    """Whether ``value`` is defined where ``op`` stands."""
    site = defs.get(value)
    home = around.block_of[site] if isinstance(site, Op) else site
    at: Op | None = op
    while at is not None:
        block = around.block_of[at]
        if block is home:
            return not isinstance(site, Op) or place[site] < place[at]
        at = around.op_of.get(block)
    return False
