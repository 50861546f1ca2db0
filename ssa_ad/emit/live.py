"""Which variables are live where, over the statement tree; what is dead, and what may not share a name.

A backward walk; loops are walked until nothing changes. Only then, in one last walk, is code that nobody
needs dropped (``prune``) or interference recorded (``interference``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ssa_ad.emit.effects import Effects
from ssa_ad.emit.nodes import (
    Append,
    Break,
    Copy,
    Count,
    Do,
    For,
    If,
    NewStack,
    Node,
    Return,
    Shaped,
    Try,
    While,
    With,
    children,
)
from ssa_ad.ir.core import Op, Value
from ssa_ad.ir.kinds import KINDS

Live = set[Value]


def operands(node: Node) -> list[Value]:
    """Return what a node reads itself, in the order in which Python evaluates what is printed."""
    match node:
        case Do(op=op):
            return ordered(op)
        case With(op=op):
            return op.args
        case Copy(pairs=pairs):
            return [source for _, source in pairs]
        case If(cond=cond):
            return [cond]
        case For(range=trips, scanned=scanned):
            return [*trips, *(stack for _, stack, _ in scanned)]
        case While(test=test):
            return [test]
        case Append(stack=stack, value=value):
            return [stack, value]
        case Count(counter=counter):
            return [counter]
        case Return(values=values):
            return list(values.values())
    return []


_LAST_FIRST = ("store", "list_store", "dict_store", "attr_store", "cell_write")


def ordered(op: Op) -> list[Value]:
    """Return the operands in the order in which the printed statement evaluates them."""
    args = op.args
    if op.kind in _LAST_FIRST and op.attrs.get("slot", ("",))[0] != "call":
        return [args[1], args[0], *args[2:]]
    if op.kind in ("iop", "scatter_add"):
        return [args[0], *args[2:], args[1]]
    if op.kind == "dict_has" or op.attrs.get("row") == "operator.contains":
        return args[::-1]
    return args


def defined(node: Node) -> list[Value]:
    """Return the variables that a node assigns itself."""
    match node:
        case Do(op=op) | With(op=op):
            return op.outs
        case Copy(pairs=pairs):
            return [target for target, _ in pairs]
        case Try(caught=caught):
            return [caught] if caught is not None else []
        case For(index=index, scanned=scanned):
            return ([index] if index is not None else []) + [entry for entry, _, _ in scanned]
        case NewStack(stack=stack):
            return [stack]
        case Count(counter=counter):
            return [counter]
    return []


def nodes_in(body: Iterable[Node]) -> Iterator[Node]:
    """Yield every node, outer ones first."""
    for node in body:
        yield node
        for inner in children(node):
            yield from nodes_in(inner)


def count_uses(body: Iterable[Node]) -> Counter[Value]:
    return Counter(v for node in nodes_in(body) for v in operands(node))


class Liveness:
    """``consts`` are never variables; ``inlined`` maps a value that is printed in place to its op.

    ``handled`` is what is live where an exception takes control: before each node that may raise.
    """

    def __init__(self, consts: Mapping[Value, Any], inlined: Mapping[Value, Op]) -> None:
        self.consts = consts
        self.inlined = inlined
        self.handled: frozenset[Value] = frozenset()

    def variables(self, value: Value) -> list[Value]:
        """Return the variables that are read where ``value`` is printed."""
        found: list[Value] = []
        todo = [value]
        while todo:
            v = todo.pop()
            op = self.inlined.get(v)
            if op is not None:
                todo += op.args
            elif v not in self.consts:
                found.append(v)
        return found

    def reads(self, node: Node) -> list[Value]:
        return [v for given in operands(node) for v in self.variables(given)]

    def walk(self, nodes: list[Node], live: Live, out: Live, last: bool) -> Live:
        """Return what is live before ``nodes``; ``live`` is so after them, ``out`` after a ``break``."""
        live = set(live)
        kept = []
        for node in reversed(nodes):
            if isinstance(node, Break):
                live = set(out)
            elif isinstance(node, Return) or (isinstance(node, Do) and node.op.kind == "raise"):
                live = set(self.reads(node))
            elif isinstance(node, If):
                then = self.walk(node.then, live, out, last)
                live = then | self.walk(node.orelse, live, out, last)
                live.update(self.reads(node))
            elif isinstance(node, For | While):
                live = self.loop(node, live, last)
            elif isinstance(node, With):
                live = self.walk(node.body, live, out, last)
                if last:
                    self.on_define(defined(node), live, {})
                live = live.difference(defined(node)).union(self.reads(node))
            elif isinstance(node, Try):
                live = self.try_(node, live, out, last)
            else:
                if not self.simple(node, live, last):
                    continue
            if self.may_raise(node):
                live |= self.handled
            kept.append(node)
        if last:
            nodes[:] = reversed(kept)
        return live

    def may_raise(self, node: Node) -> bool:
        if isinstance(node, Copy):
            return any(source in self.inlined for _, source in node.pairs)
        return not isinstance(node, Append | NewStack | Count | Break)

    def try_(self, node: Try, after: Live, out: Live, last: bool) -> Live:
        handler = self.walk(node.handler, after, out, last)
        if node.caught is not None and last:
            self.on_define([node.caught], handler, {})
        handler.discard(node.caught)
        before, self.handled = self.handled, self.handled | handler
        body = self.walk(node.body, after, out, last)
        self.handled = before
        return body | handler

    def loop(self, node: For | While, after: Live, last: bool) -> Live:
        head = set(after)
        while True:
            before = self._trip(node, head, after, False)
            if before <= head:
                break
            head |= before
        if last:
            self._trip(node, head, after, True)
        if isinstance(node, For):
            head.update(self.reads(node))
        return head

    def _trip(self, node: For | While, head: Live, after: Live, last: bool) -> Live:
        before = self.walk(node.body, head, after, last)
        if isinstance(node, For):
            targets = defined(node)
            if last:
                # a target may not take the name of what its loop runs over, even if that ends here
                self.on_define(targets, before | after | set(self.reads(node)), {})
            return before.difference(targets)
        before = before | after
        before.update(self.reads(node))
        return self.walk(node.head, before, after, last)

    def simple(self, node: Node, live: Live, last: bool) -> bool:
        """Change ``live`` to what it is before a plain node; return whether the node is needed."""
        if isinstance(node, Copy):
            pairs = [(d, s) for d, s in node.pairs if self.wanted(d, live)]
            if last:
                node.pairs = pairs
                several = len(pairs) > 1 and self.may_raise(node)  # the second may raise behind the first
                self.on_define([d for d, _ in pairs], live | self.handled if several else live, dict(pairs))
                for target, source in pairs:
                    # assigned one by one, a target must not take the name of what another still needs
                    others = {v for d, s in pairs if d is not target and s is not source for v in self.variables(s)}
                    self.on_define([target], others - {target, source}, {target: source})
            live.difference_update(d for d, _ in pairs)
            live.update(v for _, s in pairs for v in self.variables(s))
            return bool(pairs)
        if not self.needed(node, live):
            return False
        targets = defined(node)
        if last and targets:
            extra = self.reads(node) if isinstance(node, Do) and node.op.kind == "take" else []
            self.on_define(targets, live.union(extra), {})
        live.difference_update(targets)
        live.update(self.reads(node))
        return True

    def wanted(self, target: Value, live: Live) -> bool:
        return target in live

    def needed(self, node: Node, live: Live) -> bool:
        return True

    def on_define(self, targets: list[Value], live: Live, copies: Mapping[Value, Value]) -> None:
        """Called in the last walk where ``targets`` are assigned at once while ``live`` are in use."""


class _Pruner(Liveness):
    def __init__(self, shaped: Shaped, effects: Effects) -> None:
        super().__init__(shaped.consts, {})
        self.effects = effects

    def needed(self, node: Node, live: Live) -> bool:
        if isinstance(node, NewStack | Count):
            return defined(node)[0] in live
        if isinstance(node, Append):
            return node.stack in live
        if not isinstance(node, Do) or not node.op.outs or live.intersection(node.op.outs):
            return True
        op = node.op
        if op.kind == "apply" and self.effects.lookup(op.attrs["row"]).writes:
            return True
        return KINDS[op.kind].effect in ("write", "order") or op.kind == "checked" or self.effects.may_raise(op)


def prune(shaped: Shaped, effects: Effects) -> None:
    """Drop copies, stacks, counters and pure ops that nobody reads."""
    _Pruner(shaped, effects).walk(shaped.body, set(), set(), last=True)


class _Interference(Liveness):
    def __init__(self, consts: Mapping[Value, Any], inlined: Mapping[Value, Op]) -> None:
        super().__init__(consts, inlined)
        self.meets: dict[Value, set[Value]] = {}

    def on_define(self, targets: list[Value], live: Live, copies: Mapping[Value, Value]) -> None:
        for target in targets:
            others = live.union(targets)
            others.discard(target)
            if target in copies:
                others.discard(copies[target])
            self.meets.setdefault(target, set()).update(others)
            for other in others:
                self.meets.setdefault(other, set()).add(target)


def interference(
    shaped: Shaped, inlined: Mapping[Value, Op], params: list[Value]
) -> dict[Value, set[Value]]:
    """Return for each variable those that must have another name: in use where it is assigned."""
    walker = _Interference(shaped.consts, inlined)
    live = walker.walk(shaped.body, set(), set(), last=True)
    walker.on_define(params, live, {})
    return walker.meets


