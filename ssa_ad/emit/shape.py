"""From structured SSA to a tree of statements: the first half of leaving SSA.

Branches and loops pass values by name here: what a block yields is assigned by parallel copies
(:class:`Copy`) at its end, a loop's carried values are assigned before it and at the end of each trip.
Exits become ``break`` and, in a primal function, ``return``: where an ``if`` that decides about leaving is
the last op of its block, what comes after the block is put at the end of its branches instead, so no flag is
needed. After this, a Value is a variable: carried ones have several definitions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ssa_ad.base.spans import NOWHERE, Span
from ssa_ad.emit.exits import known_codes, thread_exits
from ssa_ad.emit.nodes import (
    UNDEF,
    Append,
    Break,
    Copy,
    Count,
    Do,
    For,
    If,
    Mark,
    NewStack,
    Node,
    Return,
    Shaped,
    Try,
    While,
    With,
    children,
)  # fmt: skip
from ssa_ad.ir.core import INT, Block, Function, Leaf, NoneT, ObjectTree, Op, TupleT, Type, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import Loop, clone, loop, substitute, walk


def leaves(tree: Any) -> Iterator[int]:
    """Yield the numbers of the results that a tree holds, in the order in which it is printed."""
    match tree:
        case Leaf(index):
            yield index
        case list() | tuple():
            for part in tree:
                yield from leaves(part)
        case dict() | ObjectTree():
            for part in (tree.fields if isinstance(tree, ObjectTree) else tree).values():
                yield from leaves(part)


def zero_of(t: Type) -> Any:
    """Return the Python constant that a symbolic zero prints as."""
    match t:
        case TupleT(items):
            return tuple(map(zero_of, items))
        case NoneT():
            return None
    return 0.0


# ------------------------------------------------------------------------------------- sinks


@dataclass
class Sink:
    """What happens at the end of a block: ``finish`` gives the nodes for its results.

    ``leaves`` tells whether nothing of the block's surroundings runs after ``finish`` (so that it may be
    put at the end of the block's branches); ``leave`` gives the nodes that return from the function with
    these results, or is None.
    """

    finish: Callable[[Sequence[Value], Span], list[Node]]
    leaves: bool = False
    leave: Callable[[Sequence[Value], Span], list[Node] | None] | None = None


class Shaper:
    def __init__(self, function: Function) -> None:
        self.function = clone(function)
        for op in walk(self.function):
            del op.args[len(op.args) - op.attrs.get("reads", 0) :]  # what is not given to a call is not printed
        thread_exits(self.function)
        self._unify()
        self.consts: dict[Value, Any] = {}
        self.places: dict[Value, Span] = {}
        self.uses: Counter[Value] = Counter()
        self._look()
        self.primal = not any(op.kind == "backward" for op in self.function.body.ops)
        self._after: dict[Value, list[Append]] = {}

    def _unify(self) -> None:
        """Let a loop's carried parameters, those of its condition and its final values be one variable."""
        same: dict[Value, Value] = {}
        for op in walk(self.function):
            if op.kind in ("for", "while"):
                parts = loop(op)
                same.update(zip(parts.finals, parts.carried, strict=True))
                if parts.cond is not None:
                    same.update(zip(parts.cond.params, parts.carried, strict=True))
        substitute(self.function, same)

    def _look(self) -> None:
        for op in walk(self.function):
            if op.kind == "const":
                self.consts[op.out] = op.attrs["value"]
            elif op.kind == "zero":
                self.consts[op.out] = zero_of(op.out.type)
            elif op.kind == "undef":
                self.consts[op.out] = UNDEF
            if op.outs and op.outs[0] in self.consts and op.span.line == op.span.end_line:
                self.places[op.outs[0]] = op.span
        body = self.function.body
        self.uses.update(body.results[k] for k in leaves(self.function.tree))
        self._count(body)

    def _count(self, block: Block) -> None:
        """Count the uses in a block, from its end: what is yielded to nobody is not used."""
        for op in reversed(block.ops):
            self.uses.update(op.args)
            if op.kind in BRANCHES:
                wanted = [k for k, v in enumerate(op.outs) if self.uses[v]]
                for arm in op.blocks:
                    self.uses.update(arm.results[k] for k in wanted)
            elif op.blocks:
                parts = loop(op)
                kept = [v for s, v in zip(parts.collects, parts.collected, strict=True) if self.uses[s]]
                self.uses.update([*op.blocks[-1].results[: int(parts.exits) + parts.carry], *kept])
                self.uses.update(parts.cond.results if parts.cond is not None else ())
            for inner in reversed(op.blocks):
                self._count(inner)

    def run(self) -> Shaped:
        body = self.function.body
        shown = sorted(set(leaves(self.function.tree)))

        def finish(results: Sequence[Value], span: Span) -> list[Node]:
            return [Return(NOWHERE, {k: results[k] for k in shown})]

        sink = Sink(finish, leaves=self.primal, leave=finish if self.primal else None)
        nodes = self.block(body.ops, body.results, sink, NOWHERE)
        put_inside(nodes)
        return Shaped(self.function, nodes, self.consts, self.places)

    # ---------------------------------------------------------------- blocks

    def block(self, ops: Sequence[Op], results: Sequence[Value], sink: Sink, span: Span) -> list[Node]:
        """Return the nodes of ops followed by what ``sink`` does with the results."""
        ops = [op for op in ops if not (op.outs and op.outs[0] in self.consts)]
        raises = next((k for k, op in enumerate(ops) if op.kind == "raise"), len(ops))
        ops = ops[: raises + 1]
        nodes: list[Node] = []
        returning = self._return_after_loop(ops, results, sink)
        if returning is not None:
            return returning
        if ops and self._pushable(ops[-1], results, sink):
            for op in ops[:-1]:
                nodes += self.op(op)
            last = ops[-1]
            arms: list[list[Node]] = []
            for arm in last.blocks:
                stands = dict(zip(last.outs, arm.results, strict=True))
                given = [stands.get(v, v) for v in results]
                arms.append(self.block(arm.ops, given, sink, last.span))
            return [*nodes, self.branch(last, arms)]
        for op in ops:
            nodes += self.op(op)
        if ops and ops[-1].kind == "raise":
            return nodes
        return nodes + sink.finish(results, ops[-1].span if ops else span)

    def _pushable(self, op: Op, results: Sequence[Value], sink: Sink) -> bool:
        """Whether the end of the block can be put at the ends of this branch, its last op."""
        if not sink.leaves or op.kind not in BRANCHES:
            return False
        mine = Counter(v for v in results if v in op.outs)
        return bool(mine) and all(self.uses[v] <= mine[v] for v in op.outs)

    def _return_after_loop(self, ops: Sequence[Op], results: Sequence[Value], sink: Sink) -> list[Node] | None:
        """``loop; r = if exit == 2 {the value} else {rest}``: return from inside the loop instead."""
        if sink.leave is None or len(ops) < 3 or not self._pushable(ops[-1], results, sink):
            return None
        around, test, last = ops[-3:]
        if around.kind not in ("for", "while") or test.attrs.get("row") != "operator.eq" or last.args != test.outs:
            return None
        parts = loop(around)
        if parts.exit_out is None or test.args[0] is not parts.exit_out or parts.exit_result is None:
            return None
        if self.uses[parts.exit_out] != 1 or self.uses[test.out] != 1:
            return None
        found, rest = last.blocks
        codes = known_codes(parts.exit_result, parts.body, self.consts)
        if codes is None:
            return None  # some trip ends with a code that only the run knows
        if self.consts.get(test.args[1]) == 0 and codes <= {0, 2}:
            found, rest = rest, found
        elif self.consts.get(test.args[1]) != 2:
            return None
        if any(op.out not in self.consts for op in found.ops if op.outs) or any(not op.outs for op in found.ops):
            return None
        stands = dict(zip(last.outs, found.results, strict=True))
        given = [stands.get(v, v) for v in results]
        leave = sink.leave

        def return_with(nexts: Mapping[Value, Value], span: Span) -> list[Node] | None:
            return leave([nexts.get(v, v) for v in given], span)

        nodes: list[Node] = []
        for op in ops[:-3]:
            nodes += self.op(op)
        self.uses[parts.exit_out] = 0
        nodes += self.loop(parts, return_with)
        for out in self._made(around):
            nodes += self._after.pop(out, [])
        stands = dict(zip(last.outs, rest.results, strict=True))
        return nodes + self.block(rest.ops, [stands.get(v, v) for v in results], sink, last.span)

    def op(self, op: Op) -> list[Node]:
        nodes: list[Node]
        match op.kind:
            case "backward":
                return [Mark(op.span)]
            case "stop" | "saved":
                nodes = [Copy(op.span, [(op.out, op.args[0])])]
            case "if" if self.consts.get(op.args[0]) is True:
                nodes = self.arms(op)[0]
            case "if" | "try":
                nodes = [self.branch(op, self.arms(op))]
            case "caught":
                return []  # the handler defines it
            case "for" | "while":
                nodes = self.loop(loop(op))
            case _:
                nodes = [Do(op.span, op)]
        for out in self._made(op):
            nodes += self._after.pop(out, [])
        return nodes

    def _made(self, op: Op) -> list[Value]:
        """Return the variables that an op sets: a loop's final values are its carried ones here."""
        return op.outs + loop(op).carried if op.kind in ("for", "while") else op.outs

    def branch(self, op: Op, arms: list[list[Node]]) -> If | Try:
        first, second = arms
        if op.kind == "if":
            return If(op.span, op, op.args[0], first, second)
        caught = next((inner.out for inner in op.blocks[1].ops if inner.kind == "caught"), None)
        return Try(op.span, op, first, caught, second)

    def arms(self, op: Op) -> list[list[Node]]:
        """Return the nodes of the two blocks of a branch, which assign what these yield."""
        arms: list[list[Node]] = []
        used = [k for k, v in enumerate(op.outs) if self.uses[v]]
        for block in op.blocks:

            def finish(results: Sequence[Value], span: Span) -> list[Node]:
                pairs = [(op.outs[k], results[k]) for k in used]
                return [Copy(NOWHERE, pairs)] if pairs else []

            arms.append(self.block(block.ops, block.results, Sink(finish), op.span))
        return arms

    # ---------------------------------------------------------------- loops

    def loop(
        self,
        parts: Loop,
        return_with: Callable[[Mapping[Value, Value], Span], list[Node] | None] | None = None,
    ) -> list[Node]:
        """Return the nodes of a loop; ``return_with`` returns from the function out of it (exit code 2)."""
        span = parts.op.span
        nodes: list[Node] = []
        start: list[Node] = []
        inits = list(zip(parts.carried, parts.inits, strict=True))
        after: list[Node] = []
        exit_out = parts.exit_out if parts.exit_out is not None and self.uses[parts.exit_out] else None
        if exit_out is not None:
            inits.append((exit_out, self.constant(0, "none")))
        trips = parts.trips if parts.trips is not None and self.uses[parts.trips] else None
        counted = next((s for s in parts.collects if self.uses[s]), None)
        if trips is not None and counted is not None:
            after.append(Do(span, Op("len", [counted], [trips], span=span)))
        elif trips is not None:
            inits.append((trips, self.constant(0, "none")))
            start.append(Count(NOWHERE, trips))
        if inits:
            nodes.append(Copy(NOWHERE, inits))
        nodes += [NewStack(NOWHERE, s) for s in parts.collects if self.uses[s]]
        ends = self._place_appends(parts, start)
        sink = self._trip_end(parts, exit_out, ends, return_with)
        body = start + self.block(parts.body.ops, parts.body.results, sink, span)
        if parts.cond is not None:
            head: list[Node] = []
            for op in parts.cond.ops:
                if not (op.outs and op.outs[0] in self.consts):
                    head += self.op(op)
            nodes.append(While(span, head, parts.cond.results[0], body))
        else:
            nodes.append(self._for(parts, body))
        return nodes + after

    def _for(self, parts: Loop, body: list[Node]) -> For:
        scans = zip(parts.scanned, parts.stacks, parts.scans, strict=True)
        scanned = [s for s in scans if self.uses[s[0]]]
        index = parts.index if parts.index is not None and self.uses[parts.index] else None
        # a stack has one entry per trip, unless the loop may stop before its end
        implied = index is None and bool(scanned) and not parts.exits
        return For(parts.op.span, parts.op, [] if implied else parts.range, index, scanned, body)

    def _place_appends(self, parts: Loop, start: list[Node]) -> list[int]:
        """Append collected values where they are defined; return the numbers of those left for the end."""
        ends = []
        made = {out for op in parts.body.ops for out in self._made(op) if out not in self.consts}
        last = next((op for op in reversed(parts.body.ops) if not (op.outs and op.outs[0] in self.consts)), None)
        pushed = last.outs if parts.exits and last is not None else []
        for k, (stack, value) in enumerate(zip(parts.collects, parts.collected, strict=True)):
            if not self.uses[stack]:
                continue
            if value in pushed:
                ends.append(k)
            elif value in made:
                self._after.setdefault(value, []).append(Append(NOWHERE, stack, value))
            else:
                start.append(Append(NOWHERE, stack, value))
        return ends

    def _trip_end(
        self,
        parts: Loop,
        exit_out: Value | None,
        ends: Sequence[int],
        return_with: Callable[[Mapping[Value, Value], Span], list[Node] | None] | None,
    ) -> Sink:
        first = int(parts.exits)
        lead = first + parts.carry

        def finish(results: Sequence[Value], span: Span) -> list[Node]:
            nexts = results[first:lead]
            nodes: list[Node] = [Append(NOWHERE, parts.collects[k], results[lead + k]) for k in ends]
            pairs = list(zip(parts.carried, nexts, strict=True))
            if not parts.exits:
                return [*nodes, Copy(NOWHERE, pairs)] if pairs else nodes
            exit_code = results[0]
            code = self.consts.get(exit_code, UNDEF)
            if code == 2 and return_with is not None:
                left = return_with(dict(pairs), span)
                if left is not None:
                    return nodes + left
            if exit_out is not None and code != 0:
                pairs.append((exit_out, exit_code))
            if pairs:
                nodes.append(Copy(NOWHERE, pairs))
            if code is UNDEF:
                # the code itself decides: it is read after the copies, so from the variable it went to
                seen = exit_out if exit_out is not None else exit_code
                nodes.append(If(span, Op("if", [seen], span=span), seen, [Break(span)], []))
            elif code != 0:
                nodes.append(Break(span))
            return nodes

        def leave(results: Sequence[Value], span: Span) -> list[Node] | None:
            if return_with is None or self.consts.get(results[0]) != 2:
                return None
            left = return_with(dict(zip(parts.carried, results[first:lead], strict=True)), span)
            if left is None:
                return None
            return [Append(NOWHERE, parts.collects[k], results[lead + k]) for k in ends] + left

        return Sink(finish, leaves=parts.exits, leave=leave if return_with is not None else None)

    def constant(self, value: Any, name: str) -> Value:
        made = Value(name, INT)
        self.consts[made] = value
        return made


def put_inside(nodes: list[Node]) -> None:
    """Put what runs in a context manager inside the node that enters it."""
    k = 0
    while k < len(nodes):
        node = nodes[k]
        if isinstance(node, Do) and node.op.kind == "enter":
            token = node.op.out
            left = (n for n in nodes if isinstance(n, Do) and n.op.kind == "leave" and n.op.args[0] is token)
            end = next(left, None)
            last = len(nodes) if end is None else nodes.index(end)
            node = nodes[k] = With(node.span, node.op, nodes[k + 1 : last])
            del nodes[k + 1 : last + 1]
        for inner in children(node):
            put_inside(inner)
        k += 1


def shape(function: Function) -> Shaped:
    """Return a function as a tree of statements; the function itself is not changed."""
    return Shaper(function).run()
