"""The adjoints of branches and loops: each block backwards, with what crosses its border made explicit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ssa_ad.analysis.alias import is_reference
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import BOOL, Array, Block, Op, Scalar, Stack, TupleT, Type, Value
from ssa_ad.ir.grow import add_result
from ssa_ad.ir.walk import Loop, blocks_of, definitions, loop, walk
from ssa_ad.reverse.sweep import CONTAINERS, Sweep, Turned, end_of

Backward = Callable[[Block], None]
"""Appends the reverse of a block."""


def outer_names(s: Sweep, op: Op) -> list[Value]:
    """Return the active names from outside ``op`` that are used inside, in order of use."""
    inside = {v for block in op.blocks for v in definitions(block)}
    found: dict[Value, None] = {}
    for block in op.blocks:
        sites: Iterable[list[Value]] = [block.results, *([*i.args, *_results(i)] for i in walk(block))]
        for value in (v for site in sites for v in site):
            name = s.name(value)
            if name not in inside and s.active(name) and not isinstance(name.type, Stack):
                found[name] = None
    return [n for n in found if not s.shadowed(n)]


def _results(op: Op) -> list[Value]:
    return [v for block in op.blocks for v in block.results]


def matters(s: Sweep, op: Op) -> bool:
    """Whether the reverse sweep has anything to do for ``op`` or the ops in it."""
    return any(
        any(map(s.active, o.outs)) or any(s.active(v) for v in s.aliases.writes_of(o)) for o in [op, *_inner(op)]
    )


def anything(s: Sweep, op: Op, names: Iterable[Value]) -> bool:
    """Whether any adjoint that is used inside ``op`` may be other than zero."""
    if any(map(s.live, names)):
        return True
    return any(s.shadowed(v) for o in _inner(op) for v in [*o.args, *o.outs])


def _inner(op: Op) -> Iterable[Op]:
    for block in op.blocks:
        yield from walk(block)


def used_in(parts: Loop) -> set[Value]:
    """Return the values that the blocks of a loop use."""
    return {
        v
        for top in parts.op.blocks
        for block in blocks_of(top)
        for v in (*block.results, *(a for op in block.ops for a in op.args))
    }


def moved(s: Sweep, value: Value) -> bool:
    """Whether a merge has an adjoint of its own that goes on to its sources."""
    return s.active(value) and s.name(value) is value and not s.shadowed(value)


def refuse(s: Sweep, op: Op, value: Value) -> None:
    if isinstance(value.type, TupleT):
        raise UnsupportedError.at(op.span, f"`{value.hint}` is a tuple that a branch or loop hands on", "use its items")
    if isinstance(value.type, CONTAINERS):
        raise UnsupportedError.at(op.span, f"which container `{value.hint}` is depends on a branch or loop")


# ---------------------------------------------------------------------------------------- branches


@dataclass
class _Branch:
    """What the reverse of one branch left: its block, the adjoints of outer names, what it owns, its stacks."""

    block: Block
    ends: dict[Value, Value | None]
    owned: set[Value]
    stacks: list[tuple[Value, Turned]]


def branch(s: Sweep, op: Op, backward: Backward) -> None:
    """Reverse both branches; names from outside that are not changed in place come out of the new ``if``."""
    if not matters(s, op):
        return
    outs: dict[int, tuple[Value, bool]] = {}
    for k, out in enumerate(op.outs):
        g = s.pop(out) if moved(s, out) else None
        if g is not None:
            refuse(s, op, out)
            outs[k] = g, g in s.owned
    stacks = {k: s.stacks.pop(out) for k, out in enumerate(op.outs) if out in s.stacks}
    names = outer_names(s, op)
    if not outs and not stacks and not anything(s, op, names):
        return
    for name in names:
        if s.in_place(name):
            s.buffer(name)
    loose = [n for n in names if not (s.in_place(n) or s.bars.get(n) in s.owned)]
    before, owned = s.bars, s.owned
    outside = {stack: list(found) for stack, found in s.stacks.items()}
    branches = []
    for block in op.blocks:
        s.bars, s.owned = dict(before), set(owned)
        s.stacks = {stack: list(found) for stack, found in outside.items()}
        new = Block()
        with s.b.inside(new):
            if not end_of(block):
                for k, turned in stacks.items():
                    s.stacks.setdefault(block.results[k], []).extend(turned)
                for k, (g, fresh) in outs.items():
                    s.add(block.results[k], g, fresh=fresh)
            backward(block)
        branches.append(_Branch(new, {n: s.bars.get(n) for n in loose}, s.owned, new_stacks(s, op, outside)))
    s.bars, s.owned, s.stacks = before, owned, outside
    _merge(s, op, branches, loose)


def _merge(s: Sweep, op: Op, branches: Sequence[_Branch], loose: Sequence[Value]) -> None:
    """Append the ``if`` of two reverse branches, with an out for each outer name that one of them changed."""
    changed = [n for n in loose if any(b.ends[n] is not s.bars.get(n) for b in branches)]
    blocks = [b.block for b in branches]
    if not changed and not any(new.ops for new in blocks):
        return
    types = []
    for n in changed:
        for branch in branches:
            found = branch.ends[n]
            if found is None:
                with s.b.inside(branch.block):
                    found = s.zero(n)
                branch.owned |= {found} & s.owned
            branch.block.results.append(found)
        types.append(joined([new.results[-1] for new in blocks], n))
    stacks = [(k, stack, t) for k, branch in enumerate(branches) for stack, t in branch.stacks]
    for k, _, (t, _) in stacks:
        blocks[k].results.append(t)
        with s.b.inside(blocks[1 - k]):
            blocks[1 - k].results.append(s.b.emit("undef", (), [t.type], t.hint).out)
    types += [t.type for _, _, (t, _) in stacks]
    hints = [f"{n.hint}_bar" for n in changed] + [t.hint for _, _, (t, _) in stacks]
    made = s.b.emit("if", [outcome(s, op)], types, hints, {"of": s.label(op)}, blocks)
    for k, (n, out) in enumerate(zip(changed, made.outs, strict=False)):
        s.bars[n] = out
        if all(branch.block.results[k] in branch.owned for branch in branches):
            s.owned.add(out)
    for (_, stack, (_, turns)), out in zip(stacks, made.outs[len(changed) :], strict=True):
        s.stacks.setdefault(stack, []).append((out, turns))


def outcome(s: Sweep, op: Op) -> Value:
    """Return whether the first block of a branch ran to its end, as the reverse sweep reads it."""
    if op.kind == "if":
        return s.saved(op.args[0])
    if end_of(op.blocks[1]):
        return s.b.const(True)
    for out, *results in zip(op.outs, *(block.results for block in op.blocks), strict=True):
        if [known(block, r) for block, r in zip(op.blocks, results, strict=True)] == [True, False]:
            return s.saved(out)
    sources = []
    for block, value in zip(op.blocks, (True, False), strict=True):
        made = Op("const", (), [Value(s.b.names.fresh("t"), BOOL)], {"value": value}, span=op.span)
        block.ops.append(made)
        sources.append(made.out)
    return s.saved(add_result(op, sources, s.b.names, "done"))


def known(block: Block, value: Value) -> object:
    """Return the constant that a block yields, or None."""
    return next((op.attrs["value"] for op in block.ops if op.kind == "const" and op.out is value), None)


def new_stacks(s: Sweep, op: Op, outside: Mapping[Value, list[Turned]]) -> list[tuple[Value, Turned]]:
    """Return the stacks of adjoints that a block made for stacks from outside ``op``."""
    inside = {v for block in op.blocks for v in definitions(block)}
    return [
        (stack, t)
        for stack, found in s.stacks.items()
        if stack not in inside
        for t in found[len(outside.get(stack, ())) :]
    ]


def joined(values: Iterable[Value], name: Value) -> Type:
    """Return the type of a merge of adjoints of ``name``."""
    types = {v.type for v in values}
    if len(types) == 1:
        return types.pop()
    if all(isinstance(t, Scalar) for t in types):
        return Scalar(next(iter(types)).dtype, None)  # type: ignore[attr-defined]
    return name.type


# ---------------------------------------------------------------------------------------- loops


def loop_(s: Sweep, op: Op, backward: Backward) -> None:
    """Reverse a loop as a ``for`` over the same range from its end."""
    parts = loop(op)
    # a value that every trip sets anew is not read in the loop, but its last one leaves it
    carried = [k for k, p in enumerate(parts.carried) if moved(s, p) or moved(s, parts.finals[k])]
    finals = {k: s.pop(parts.finals[k]) for k in carried}
    read = used_in(parts)
    carried = [k for k in carried if finals[k] is not None or parts.carried[k] in read]
    stacks = {k: s.stacks.pop(v) for k, v in enumerate(parts.collects) if v in s.stacks}
    if not matters(s, op):
        return
    names = outer_names(s, op)
    if not stacks and all(g is None for g in finals.values()) and not anything(s, op, names):
        return
    for k in carried:
        refuse(s, op, parts.carried[k])
    for name in names:
        if s.in_place(name) or isinstance(name.type, Array):
            s.buffer(name)
    loose = [n for n in names if s.bars.get(n) not in s.owned and not s.in_place(n)]
    _ReverseLoop(s, parts, carried, loose).run(finals, stacks, backward)


class _ReverseLoop:
    """One reverse loop: it carries the adjoints of what the loop carries and those of ``loose`` outer numbers.

    The adjoint of a carried array is ``kept`` to oneself if a trip changes it in place.
    """

    def __init__(self, s: Sweep, parts: Loop, carried: list[int], loose: list[Value]) -> None:
        self.s = s
        self.parts = parts
        self.carried = carried
        self.loose = loose
        self.kept = {k for k in carried if _own(s, parts, k)}
        self.keys = [parts.carried[k] for k in carried] + loose
        self.body = Block()
        self.scans: list[tuple[Value, str]] = []
        self.params: list[Value] = []

    def run(self, finals: Mapping[int, Value | None], stacks: Mapping[int, list[Turned]], backward: Backward) -> None:
        s, parts, op = self.s, self.parts, self.parts.op
        inits = self.inits(finals)
        start, stop, step = _range(s, parts)
        hint = parts.index.hint if parts.index is not None else "trip"
        params = [s.b.value(i.type, f"{n.hint}_bar") for i, n in zip(inits, self.keys, strict=True)]
        self.params = params
        self.body.params = [s.b.value(start.type, hint), *params]
        before, owned = s.bars, s.owned
        outside = {stack: list(found) for stack, found in s.stacks.items()}
        s.bars, s.owned = dict(before), set(owned)
        with s.b.inside(self.body):
            self.receive(params, stacks)
            backward(parts.body)
            results = self.hand_on()
            entries = self.entries()
        if new_stacks(s, op, outside):
            raise UnsupportedError.at(op.span, "a loop that reads what a loop before it kept, in every trip anew")
        mine = {
            k for k, i, r in zip(self.carried, inits, results, strict=False)
            if r in s.owned and (k in self.kept or i in owned)
        }  # fmt: skip
        s.bars, s.owned, s.stacks = before, owned, outside
        self.body.results = results + [e for _, e, _ in entries]
        types = [joined([i, r], n) for i, r, n in zip(inits, results, self.keys, strict=True)]
        for p, t in zip(params, types, strict=True):
            p.type = t
        types += [Stack(e.type) for _, e, _ in entries]
        hints = [f"{n.hint}_bar" for n in self.keys] + [f"{stack.hint}_bar" for stack, _, _ in entries]
        attrs = {
            "carry": len(self.keys), "scans": tuple(way for _, way in self.scans),
            "reverse": not op.attrs.get("reverse"), "of": s.label(op),
        }  # fmt: skip
        args = [start, stop, step, *inits, *(stack for stack, _ in self.scans)]
        outs = s.b.emit("for", args, types, hints, attrs, [self.body]).outs
        s.bars.update(zip(self.loose, outs[len(self.carried) :], strict=False))
        for k, out in zip(self.carried, outs, strict=False):
            s.add(parts.inits[k], out, fresh=k in mine)
        for (stack, _, turns), out in zip(entries, outs[len(self.keys) :], strict=True):
            s.stacks.setdefault(stack, []).append((out, turns))

    def inits(self, finals: Mapping[int, Value | None]) -> list[Value]:
        """Return the adjoints that the first reverse trip starts with."""
        s = self.s
        found = []
        for k in self.carried:
            g = finals[k]
            g = s.zero(self.parts.finals[k]) if g is None else g
            found.append(s.own(g) if k in self.kept else g)
        for n in self.loose:
            before = s.bars.get(n)
            found.append(s.zero(n) if before is None else before)
        return found

    def receive(self, params: Sequence[Value], stacks: Mapping[int, list[Turned]]) -> None:
        """Start a reverse trip: adjoints of the next trip's values and of what this trip collected."""
        s, parts = self.s, self.parts
        s.bars.update(zip(self.loose, params[len(self.carried) :], strict=True))
        for k, turned in stacks.items():
            for stack, (turn, *rest) in turned:
                assert isinstance(stack.type, Stack)
                entry = s.b.value(stack.type.elem, f"{parts.collected[k].hint}_bar")
                self.scans.append((stack, "forward" if turn else "backward"))
                self.body.params.append(entry)
                if rest:
                    s.stacks.setdefault(parts.collected[k], []).append((entry, tuple(rest)))
                else:
                    s.add(parts.collected[k], entry)
        for k, param in zip(self.carried, params, strict=False):
            if k in self.kept:
                s.owned.add(param)
            s.add(parts.nexts[k], param, fresh=k in self.kept)

    def hand_on(self) -> list[Value]:
        """Return the adjoints that go to the trip before."""
        s = self.s
        found = []
        for n, k, param in zip(self.keys, [*self.carried, *[None] * len(self.loose)], self.params, strict=True):
            end = s.bars.get(n)
            if end is None:
                # the carried value itself may be undef in the first trip, its adjoint never is
                end = s.zero_like(param) if isinstance(param.type, Array) else s.zero(n)
            found.append(s.own(end) if k in self.kept else end)
        return found

    def entries(self) -> list[tuple[Value, Value, tuple[bool, ...]]]:
        """Return for each scanned stack the adjoint of its entry, and which levels are in reverse order."""
        s = self.s
        found: list[tuple[Value, Value, tuple[bool, ...]]] = []
        for param, stack, way in _scanned(s, self.parts):
            turn = way == "forward"
            if isinstance(param.type, Stack):
                found += [(stack, t, (turn, *turns)) for t, turns in s.stacks.pop(param, [])]
            else:
                end = s.bars.get(param)
                found.append((stack, s.zero(param) if end is None else end, (turn,)))
        return found


def _scanned(s: Sweep, parts: Loop) -> list[tuple[Value, Value, str]]:
    return [
        (entry, stack, way)
        for entry, stack, way in zip(parts.scanned, parts.stacks, parts.scans, strict=True)
        if s.active(entry)
    ]


def _own(s: Sweep, parts: Loop, k: int) -> bool:
    """Whether the adjoint of a carried array must be owned: it is changed in place on one of its ways."""
    if not isinstance(parts.carried[k].type, Array):
        return False
    ends = [parts.carried[k], s.name(parts.nexts[k]), s.aliases.root(parts.nexts[k])]
    return any(s.in_place(v) for v in ends if is_reference(v.type))


def _range(s: Sweep, parts: Loop) -> tuple[Value, Value, Value]:
    """Return the range that the reverse loop visits from its end."""
    if parts.index is None:
        assert parts.trips is not None
        return s.b.const(0), s.saved(parts.trips), s.b.const(1)
    start, stop, step = map(s.saved, parts.range)
    if parts.trips is None:
        return start, stop, step
    trips = s.saved(parts.trips)
    by = trips if s.b.known.get(step) == 1 else s.b.apply("operator.mul", [trips, step])
    return start, by if s.b.known.get(start) == 0 else s.b.apply("operator.add", [start, by]), step
