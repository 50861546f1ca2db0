"""Which values are printed in place, inside the one statement or expression that uses them.

A block is read from top to bottom with a list of pending expressions, each waiting for its only use.
When a statement comes, the pending ones it uses are printed inside it, if that changes nothing: whatever
moves past something else must commute with it (:mod:`ssa_ad.emit.effects`). What cannot wait any longer
is printed as a statement of its own.

    t = sin x          y = sin(x) * x
    y = mul t, x   →
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ssa_ad.emit.effects import EVERYTHING, PURE, Effect, Effects
from ssa_ad.emit.live import count_uses, defined, operands
from ssa_ad.emit.nodes import Append, Copy, Do, For, If, Mark, Node, Return, Shaped, Try, While, With, children
from ssa_ad.emit.tables import IN_PLACE
from ssa_ad.ir.build import WHOLE
from ssa_ad.ir.core import Array, Op, Value

TEMPORARY = ("t", "c", "cond", "tmp")
"""Hints that are no user's name: such a value is printed in place across lines, too."""

WIDEST = 70
"""About how many columns an expression may take before it gets a statement of its own."""

_IN_PLACE_ALWAYS = ("cell_read", "attr_load", "size", "shape", "untuple", "len")
_CONVERSIONS = ("builtins.float", "numpy.float64", "numpy.float32")
_EXPRESSIONS = (
    "apply", "tuple", "untuple", "size", "shape", "len", "load", "view", "transpose", "reshape", "gather", "copy",
    "list_load", "dict_load", "dict_has", "attr_load", "cell_read", "accum", "unbroadcast", "draw", "opaque",
    "ifexp", "checked",
)  # fmt: skip


@dataclass(eq=False)
class Pending:
    """An expression that waits: its statement, what evaluating all of it does, how wide it is, what it names."""

    node: Do
    effect: Effect
    width: int
    hints: frozenset[str]

    @property
    def out(self) -> Value:
        return self.node.op.out


class Inliner:
    def __init__(self, shaped: Shaped, effects: Effects) -> None:
        self.shaped = shaped
        self.effects = effects
        self.uses: Counter[Value] = count_uses(shaped.body)
        self.inlined: dict[Value, Op] = {}
        self.temporary = {*TEMPORARY, *shaped.function.attrs.get("temporaries", ())}
        self._several = Counter(v for node in _all(shaped.body) for v in defined(node))

    def run(self) -> dict[Value, Op]:
        self.read(self.shaped.body, None)
        return self.inlined

    # ---------------------------------------------------------------- lists

    def read(self, nodes: list[Node], tail: Value | None) -> None:
        """Work on a list in place; ``tail`` is used right after it (the test of a ``while``)."""
        users: dict[Value, Node | None] = {v: node for node in nodes for v in operands(node)}
        if tail is not None:
            users[tail] = None
        done: list[Node] = []
        pending: list[Pending] = []
        for k, node in enumerate(nodes):
            if isinstance(node, Mark):
                self._settle(pending, list(pending), done)
                self.effects.reverse = True
            if isinstance(node, If):
                node = nodes[k] = self._conditional(node)
            for inner in children(node):
                self.read(inner, node.test if isinstance(node, While) and inner is node.head else None)
            waits = isinstance(node, Do) and self._may_wait(node, users, nodes)
            effect, width, hints = self._absorb(node, waits, pending, done)
            if waits and isinstance(node, Do):
                pending.append(Pending(node, effect, width, hints))
            else:
                done.append(node)
        last = next((p for p in pending if p.out is tail), None)
        if last is not None and all(
            self.effects.commute(last.effect, p.effect) for p in pending[pending.index(last) + 1 :]
        ):
            pending.remove(last)
            self.inlined[last.out] = last.node.op
        self._settle(pending, list(pending), done)
        nodes[:] = done

    def _may_wait(self, node: Do, users: dict[Value, Node | None], nodes: Sequence[Node]) -> bool:
        """Whether a value could be printed inside its only use, as far as the two alone can tell."""
        op = node.op
        if op.kind not in _EXPRESSIONS or len(op.outs) != 1:
            return False
        out = op.out
        if self.uses[out] != 1 or out not in users or self._several[out] != 1:
            return False
        if op.kind == "accum" and op.attrs.get("owned") and isinstance(out.type, Array):
            return False
        user = users[out]
        if user is None:
            return True
        named = out.hint not in self.temporary
        match user:
            case Copy():
                return self._read_before(user, out, nodes[nodes.index(node) + 1 : nodes.index(user)])
            case Return(values=values):
                if named and self.shaped.gradient:
                    return op.kind == "copy" or op.attrs.get("row") in _CONVERSIONS
                return len(values) == 1 or not named
            case While() | For():
                return isinstance(user, For)
            case Append():
                return not named or op.kind in (*_IN_PLACE_ALWAYS, "copy")
            case Do(op=by):
                if by.kind == "checked":
                    return False
                if by.kind == "iop" and by.args[0] is out and by.attrs["index"] == WHOLE:
                    return op.kind == "view" and by.attrs["op"] in IN_PLACE
                if by.kind == "take" or (by.kind == "iop" and by.attrs["op"] not in IN_PLACE):
                    # these print their operands twice
                    return self.effects.scalar_and_safe(op)
                if by.args and by.args[0] is out and by.kind in ("append", "list_store", "dict_store"):
                    return op.kind in _IN_PLACE_ALWAYS
        if op.kind in _IN_PLACE_ALWAYS or not named:
            return True
        return node.span.line == user.span.line

    def _read_before(self, copy: Copy, source: Value, between: Sequence[Node]) -> bool:
        """Whether what ``source`` is copied to is still read after ``source`` is made.

        Then the two cannot be one variable, unless ``source`` is made where the copy stands.
        """
        target = next(d for d, s in copy.pairs if s is source)
        if any(s is target for _, s in copy.pairs):
            return True
        return any(target in operands(n) for node in between for n in [node, *_all_inside(node)])

    # ---------------------------------------------------------------- one node

    def _absorb(
        self, node: Node, waits: bool, pending: list[Pending], done: list[Node]
    ) -> tuple[Effect, int, frozenset[str]]:
        """Print inside ``node`` what it uses and may hold; settle what cannot wait past it."""
        by_out = {p.out: p for p in pending}
        inside = [by_out[v] for v in operands(node) if v in by_out]
        place = {p: k for k, p in enumerate(pending)}
        own = self._own_effect(node)
        assigned = frozenset(_hint(v) for n in [node, *_all_inside(node)] for v in defined(n)) - {""}
        flush: set[Pending] = set()
        while True:
            kept = [p for p in inside if p not in flush]
            width = self._width(node, kept)
            if width > WIDEST and kept:
                flush.add(max(kept, key=lambda p: p.width))
                continue
            before = len(flush)
            total = own
            for p in kept:
                total |= p.effect
            for p in kept:
                flush.update([p] if self._blocked(p, kept, pending, place, flush, waits) else [])
            if not waits:
                for m in pending:
                    if m not in kept and not (self.effects.commute(m.effect, total) and not (m.hints & assigned)):
                        flush.add(m)
            for f in list(flush):
                for p in pending[: place[f]]:
                    passes = self.effects.commute(p.effect, f.effect) and _hint(f.out) not in p.hints
                    if p not in flush and not passes:
                        flush.add(p)
            if len(flush) == before:
                break
        self._settle(pending, [p for p in pending if p in flush], done)
        for p in kept:
            pending.remove(p)
            self.inlined[p.out] = p.node.op
        held = {p.out for p in kept}
        hints = frozenset(_hint(v) for v in operands(node) if v not in self.shaped.consts and v not in held) - {""}
        return total, width, hints.union(*(p.hints for p in kept))

    def _blocked(
        self,
        p: Pending,
        kept: list[Pending],
        pending: list[Pending],
        place: dict[Pending, int],
        flush: set[Pending],
        waits: bool,
    ) -> bool:
        """Whether evaluating ``p`` inside the node would move it past something that it may not pass."""
        at = kept.index(p)
        for m in pending[place[p] + 1 :]:
            if m in flush or (waits and m not in kept):
                if not self.effects.commute(p.effect, m.effect) or (m in flush and _hint(m.out) in p.hints):
                    return True
            elif m in kept and kept.index(m) < at and not self.effects.commute(p.effect, m.effect):
                return True
        return False

    def _own_effect(self, node: Node) -> Effect:
        match node:
            case Do(op=op):
                effect = self.effects.of(op)
                for arm in op.args[1:] if op.kind == "ifexp" else ():
                    effect |= self._tree_effect(arm)
                return effect
            case Copy() | Append() | Mark():
                return PURE
            case If() | Try() | With() | For() | While() | Return():
                return EVERYTHING
        return PURE

    def _tree_effect(self, value: Value) -> Effect:
        """Return the effect of a value that is printed in place already, with all inside it."""
        op = self.inlined.get(value)
        effect = PURE if op is None else self.effects.of(op)
        for arg in op.args if op is not None else ():
            effect |= self._tree_effect(arg)
        return effect

    def _tree_width(self, value: Value) -> int:
        op = self.inlined.get(value)
        if op is not None:
            return 6 + sum(map(self._tree_width, op.args))
        return len(str(self.shaped.consts[value])) if value in self.shaped.consts else len(value.hint)

    def _width(self, node: Node, kept: list[Pending]) -> int:
        width = sum(p.width for p in kept)
        inside = {p.out for p in kept}
        for v in operands(node):
            if v not in inside:
                width += self._tree_width(v)
        if isinstance(node, Do):
            row = node.op.attrs.get("row", "")
            width += 3 * len(node.op.args) + (0 if row.startswith("operator.") else len(row or node.op.kind) // 2)
        return width

    def _settle(self, pending: list[Pending], flush: list[Pending], done: list[Node]) -> None:
        for p in flush:
            pending.remove(p)
            done.append(p.node)

    # ---------------------------------------------------------------- conditional expressions

    def _conditional(self, node: If) -> Node:
        """Return ``x = a if c else b`` for an ``if`` that only chooses between two expressions."""
        arms = [self._arm(node.then), self._arm(node.orelse)]
        if arms[0] is None or arms[1] is None or arms[0][0] is not arms[1][0]:
            return node
        if node.span.line != node.span.end_line:
            return node
        out = arms[0][0]
        saved, uses = dict(self.inlined), Counter(self.uses)
        for nodes, arm in ((node.then, arms[0]), (node.orelse, arms[1])):
            inner = [n for n in nodes if isinstance(n, Do)]
            rest: list[Node] = list(inner)
            if rest:
                self.read(rest, arm[1])
            if rest:
                self.inlined = saved
                return node
        self._several[out] -= 1
        self.uses = uses
        op = Op("ifexp", [node.cond, arms[0][1], arms[1][1]], [out], span=node.span)
        return Do(node.span, op)

    def _arm(self, nodes: list[Node]) -> tuple[Value, Value] | None:
        """Return target and source of a branch that computes one value and nothing else."""
        if not nodes or not isinstance(nodes[-1], Copy) or len(nodes[-1].pairs) != 1:
            return None
        if not all(isinstance(n, Do) and n.op.kind in _EXPRESSIONS for n in nodes[:-1]) or len(nodes) > 4:
            return None
        ((out, source),) = nodes[-1].pairs
        undefined = source in self.shaped.consts and not _printable(self.shaped.consts[source])
        return None if undefined else (out, source)


def _printable(value: object) -> bool:
    return isinstance(value, int | float | str | tuple | None)


def _hint(value: Value) -> str:
    """Return the name that the value would take from others, "" for a temporary."""
    return "" if value.hint in TEMPORARY else value.hint


def _all_inside(node: Node) -> list[Node]:
    return [n for inner in children(node) for n in _all(inner)]


def _all(nodes: list[Node]) -> list[Node]:
    found = []
    for node in nodes:
        found.append(node)
        for inner in children(node):
            found += _all(inner)
    return found
