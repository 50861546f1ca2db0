"""The adjoints of branches and loops: each block backwards, with what crosses its border made explicit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ssa_ad.analysis.alias import is_reference
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import Array, Block, Op, Scalar, Stack, TupleT, Type, Value
from ssa_ad.ir.walk import Loop, definitions, loop, walk
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


def moved(s: Sweep, value: Value) -> bool:
    """Whether a merge has an adjoint of its own that goes on to its sources."""
    return s.active(value) and s.name(value) is value and not s.shadowed(value)


def refuse(s: Sweep, op: Op, value: Value) -> None:
    if isinstance(value.type, TupleT):
        raise UnsupportedError.at(op.span, f"`{value.hint}` is a tuple that a branch or loop hands on", "use its items")
    if isinstance(value.type, CONTAINERS):
        raise UnsupportedError.at(op.span, f"which container `{value.hint}` is depends on a branch or loop")


# ---------------------------------------------------------------------------------------- branches


def if_(s: Sweep, op: Op, backward: Backward) -> None:
    if not matters(s, op):
        return
    outs: dict[int, tuple[Value, bool]] = {}
    for k, out in enumerate(op.outs):
        if moved(s, out):
            g = s.pop(out)
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
    before, owned = dict(s.bars), set(s.owned)
    ends: list[dict[Value, Value | None]] = []
    blocks = [Block(), Block()]
    kept: list[set[Value]] = []
    made_stacks: list[list[tuple[Value, Turned]]] = []
    outside = {stack: list(found) for stack, found in s.stacks.items()}
    for block, new in zip(op.blocks, blocks, strict=True):
        s.bars, s.owned = dict(before), set(owned)
        s.stacks = {stack: list(found) for stack, found in outside.items()}
        for k, turned in stacks.items():
            s.stacks.setdefault(block.results[k], []).extend(turned)
        with s.b.inside(new):
            if not end_of(block):
                for k, (g, fresh) in outs.items():
                    s.add(block.results[k], g, fresh=fresh)
            backward(block)
        ends.append({n: s.bars.get(n) for n in loose})
        kept.append(s.owned)
        made_stacks.append(new_stacks(s, op, outside))
    s.bars, s.owned, s.stacks = before, owned, outside
    changed = [n for n in loose if any(end[n] is not before.get(n) for end in ends)]
    if not changed and not any(new.ops for new in blocks):
        return
    types: dict[Value, Type] = {}
    for n in changed:
        for new, end, mine in zip(blocks, ends, kept, strict=True):
            found = end[n]
            if found is None:
                with s.b.inside(new):
                    found = s.zero(n)
                mine.add(found)
            new.results.append(found)
        types[n] = joined([new.results[-1] for new in blocks], n)
    loose_stacks = [(k, stack, t) for k, found in enumerate(made_stacks) for stack, t in found]
    for k, _, (t, _) in loose_stacks:
        blocks[k].results.append(t)
        with s.b.inside(blocks[1 - k]):
            blocks[1 - k].results.append(s.b.emit("undef", (), [t.type], t.hint).out)
    all_types = [*types.values(), *(t.type for _, _, (t, _) in loose_stacks)]
    hints = [f"{n.hint}_bar" for n in changed] + [t.hint for _, _, (t, _) in loose_stacks]
    made = s.b.emit("if", [s.saved(op.args[0])], all_types, hints, {"of": s.label(op)}, blocks)
    for (_, stack, (_, turns)), out in zip(loose_stacks, made.outs[len(changed) :], strict=True):
        s.stacks.setdefault(stack, []).append((out, turns))
    for k, (n, out) in enumerate(zip(changed, made.outs, strict=False)):
        s.bars[n] = out
        if all(new.results[k] in mine for new, mine in zip(blocks, kept, strict=True)):
            s.owned.add(out)


def new_stacks(s: Sweep, op: Op, outside: Mapping[Value, list[Turned]]) -> list[tuple[Value, Turned]]:
    """Return the stacks of adjoints that a block made for stacks from outside ``op``."""
    inside = {v for block in op.blocks for v in definitions(block)}
    return [
        (stack, t) for stack, found in s.stacks.items() if stack not in inside for t in found[len(outside.get(stack, ())) :]
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
    parts = loop(op)
    # a value that every trip sets anew is not read in the loop, but its last one leaves it
    carried = [k for k, p in enumerate(parts.carried) if moved(s, p) or moved(s, parts.finals[k])]
    finals = {k: s.pop(parts.finals[k]) for k in carried}
    stacks = {k: s.stacks.pop(v) for k, v in enumerate(parts.collects) if v in s.stacks}
    if not matters(s, op):
        return
    names = outer_names(s, op)
    if not stacks and all(g is None for g in finals.values()) and not anything(s, op, names):
        return
    for name in names:
        if s.in_place(name) or isinstance(name.type, Array):
            s.buffer(name)
    loose = [n for n in names if n not in s.owned and s.bars.get(n) not in s.owned and not s.in_place(n)]
    for k in carried:
        refuse(s, op, parts.carried[k])
    pure = {k for k in carried if _own(s, parts, k)}
    inits: list[Value] = []
    for k in carried:
        g = finals[k]
        g = s.zero(parts.finals[k]) if g is None else g
        inits.append(s.own(g) if k in pure else g)
    for n in loose:
        found: Value | None = s.bars.get(n)
        inits.append(s.zero(n) if found is None else found)
    start, stop, step = _range(s, parts)
    body = Block()
    keys = [parts.carried[k] for k in carried] + loose
    index = s.b.value(start.type, parts.index.hint if parts.index is not None else "trip")
    params = [s.b.value(i.type, f"{n.hint}_bar") for i, n in zip(inits, keys, strict=True)]
    body.params = [index, *params]
    before, owned = dict(s.bars), set(s.owned)
    s.bars.update(zip(loose, params[len(carried) :], strict=True))
    scans: list[tuple[Value, str]] = []
    with s.b.inside(body):
        outside = {stack: list(found) for stack, found in s.stacks.items()}
        for k, turned in stacks.items():
            for stack, (turn, *rest) in turned:
                assert isinstance(stack.type, Stack)
                entry = s.b.value(stack.type.elem, f"{parts.collected[k].hint}_bar")
                scans.append((stack, "forward" if turn else "backward"))
                body.params.append(entry)
                if rest:
                    s.stacks.setdefault(parts.collected[k], []).append((entry, tuple(rest)))
                else:
                    s.add(parts.collected[k], entry)
        for k, param in zip(carried, params, strict=False):
            if k in pure:
                s.owned.add(param)
            s.add(parts.nexts[k], param, fresh=k in pure)
        backward(op.blocks[-1])
        results = []
        for n, k in zip(keys, [*carried, *[None] * len(loose)], strict=True):
            end = s.bars.get(n)
            end = s.zero(n) if end is None else end
            results.append(s.own(end) if k in pure else end)
        entries: list[tuple[Value, Value, tuple[bool, ...]]] = []
        for param, stack, way in _scanned(s, parts):
            if isinstance(param.type, Stack):
                entries += [(stack, t, (way == "forward", *turns)) for t, turns in s.stacks.pop(param, [])]
                continue
            found = s.bars.get(param)
            entries.append((stack, s.zero(param) if found is None else found, (way == "forward",)))
        if new_stacks(s, op, outside):
            raise UnsupportedError.at(op.span, "a loop that reads the values kept by a loop before it, again and again")
        s.stacks = outside
    body.results = results + [e for _, e, _ in entries]
    mine = {k for k, i, r in zip(carried, inits, results, strict=False) if r in s.owned and (k in pure or i in owned)}
    s.bars, s.owned = before, owned
    types: list[Type] = [joined([i, r], n) for i, r, n in zip(inits, results, keys, strict=True)]
    for p, t in zip(params, types, strict=True):
        p.type = t
    types += [Stack(e.type) for _, e, _ in entries]
    hints = [f"{n.hint}_bar" for n in keys] + [f"{stack.hint}_bar" for stack, _, _ in entries]
    reverse = not op.attrs.get("reverse")
    attrs = {"carry": len(keys), "scans": tuple(way for _, way in scans), "reverse": reverse, "of": s.label(op)}
    made = s.b.emit("for", [start, stop, step, *inits, *(st for st, _ in scans)], types, hints, attrs, [body])
    for n, out in zip(loose, made.outs[len(carried) :], strict=False):
        s.bars[n] = out
    for k, out in zip(carried, made.outs, strict=False):
        s.add(parts.inits[k], out, fresh=k in mine)
    for (stack, _, turns), out in zip(entries, made.outs[len(keys) :], strict=True):
        s.stacks.setdefault(stack, []).append((out, turns))


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
