"""Both ends of a reverse sweep: cotangents that come in, gradients that go out, and tidying."""

from __future__ import annotations

from collections.abc import Sequence

from ssa_ad.analysis.solve import until_stable
from ssa_ad.ir.core import FLOAT, Array, Block, Dyn, Function, Op, Scalar, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import blocks_of, loop, substitute, walk
from ssa_ad.reverse import containers
from ssa_ad.reverse.control import joined
from ssa_ad.reverse.sweep import CONTAINERS, Sweep
from ssa_ad.rules.types import shape_type

__all__ = ["bridge", "finish", "parameters", "settle", "shape_type", "start"]

SINGLE = Scalar("f32", False)


def parameters(s: Sweep, function: Function, seeds: Sequence[int]) -> list[Value]:
    """Return a new parameter for the cotangent of each seeded result."""
    hints = ["y_bar"] if len(seeds) == 1 else [f"{function.body.results[k].hint}_bar" for k in seeds]
    types = [function.body.results[k].type for k in seeds]
    # whoever calls may give a Python number for a NumPy one
    types = [Scalar(t.dtype, None) if isinstance(t, Scalar) and not t.python else t for t in types]
    return [s.b.value(t, hint) for t, hint in zip(types, hints, strict=True)]


def start(s: Sweep, function: Function, seeds: Sequence[int], cotangents: Sequence[Value]) -> None:
    """Let the adjoints of the results be the cotangents."""
    for value in function.params:
        if isinstance(value.type, CONTAINERS) and s.active(value) and not s.shadowed(value):
            s.buffer(value)
    made = [v for op in walk(function) for v in op.outs]
    mixed = any(v.type == SINGLE for v in [*function.params, *made])
    for k, g in zip(seeds, cotangents, strict=True):
        value = function.body.results[k]
        if isinstance(value.type, CONTAINERS):
            containers.seed(s, value, g)
        else:
            if value.type == SINGLE:
                g = s.b.apply("numpy.float32", [g], hint=g.hint)
            elif mixed and value.type == Scalar("f64", False):  # a Python number would give way to single precision
                g = s.b.apply("numpy.float64", [g], hint=g.hint)
            s.add(value, g)


def finish(s: Sweep, targets: Sequence[Value], new: Block) -> list[Value]:
    """Return the gradient of each target: of its own type, fresh, disjoint from the others."""
    made: dict[Value, Value] = {}
    found = []
    for target in targets:
        name = s.name(target)
        if name in made:
            again = made[name]
            found.append(again if isinstance(target.type, Scalar) else s.copied(again))
            continue
        if isinstance(target.type, CONTAINERS):
            moved = s.active(target) or s.shadowed(target)
            g = containers.as_at_entry(s, target, new) if moved else containers.untouched(s, target, new)
            made[name] = containers.of_kinds(s, target, g, containers.note_kinds(s, target, new))
        else:
            found_bar = s.pop(target) if not s.in_place(target) else s.buffer(target)
            made[name] = _typed(s, target, found_bar, set(made.values()))
        found.append(made[name])
    return found


def _typed(s: Sweep, target: Value, g: Value | None, used: set[Value]) -> Value:
    t = target.type
    if isinstance(t, Scalar):
        if g is None:
            g = s.b.const(0.0, f"{target.hint}_bar")
        if g.type == t or t.python is None:
            return g
        name = "builtins.float" if t.python else f"numpy.{'float32' if t.dtype == 'f32' else 'float64'}"
        return s.b.apply(name, [g], hint=f"{target.hint}_bar")
    if g is None:
        return s.zero(target)
    if isinstance(t, Array):
        whole = g.type == t or (isinstance(g.type, Array) and g.type.dtype == t.dtype and g.type.rank == t.rank)
        own = g in s.owned or s.shadows.get(s.name(target)) in s.sole
        if whole and own and g not in used and t.rank:
            return g
        if whole and t.rank:
            return s.b.emit("copy", [g], [t], f"{target.hint}_bar").out
        made = s.zero(target)
        s.grow(made, g)
        return made
    if isinstance(t, Dyn):
        return g if g in s.owned and g not in used else s.copied(g)
    return g


def bridge(s: Sweep, top: Block) -> None:
    """Let ops that ask for metadata of a forward value see it through ``saved``."""
    forward = s.aliases.defs
    outer = set(s.aliases.function.params) | {v for op in s.aliases.function.body.ops for v in op.outs}
    for block in blocks_of(top):
        made: list[Op] = []
        for op in block.ops:
            if op.kind != "saved":
                for k, value in enumerate(op.args):
                    if value in s.late or (value in forward and value not in outer):
                        read = Op("saved", [value], [s.b.value(value.type, value.hint)], span=op.span)
                        made.append(read)
                        op.args[k] = read.out
            made.append(op)
        block.ops[:] = made


def sink(s: Sweep, function: Function, top: Block, gradients: Sequence[Value]) -> list[Value]:
    """Move shadows of arrays that only the reverse sweep uses behind the mark; return the new gradients.

    ``top`` begins with the mark.
    """
    sunk: set[Value] = set()
    for op in reversed(list(function.body.ops)):
        if op not in s.forward_shadows or not all(isinstance(v.type, Array) for v in [*op.outs, *op.args[:1]]):
            if op.kind != "if" or op not in s.forward_shadows:
                continue
        used = any(v in op.outs for o in walk(function) if o is not op for v in o.args) or any(
            v in op.outs for block in blocks_of(function) for v in block.results
        )
        if not used:
            function.body.ops.remove(op)
            top.ops.insert(1, op)
            sunk.update(op.outs)
    direct = {op.out: op.args[0] for op in walk(top) if op.kind == "saved" and op.args[0] in sunk}
    for block in blocks_of(top):
        block.ops[:] = [op for op in block.ops if not (op.kind == "saved" and op.args[0] in sunk)]
    substitute(top, direct)
    return [direct.get(g, g) for g in gradients]


def settle(s: Sweep, top: Block) -> None:
    """Find the types of scalar adjoints that depend on each other through loops."""

    def rise(values: Sequence[Value], target: Value) -> bool:
        if not isinstance(target.type, Scalar) or all(v.type == target.type for v in values):
            return False
        t = joined([*values, target], target)
        changed = t != target.type
        target.type = t
        return changed

    def step() -> bool:
        changed = False
        for op in walk(top):
            if op.kind in BRANCHES:
                for k, out in enumerate(op.outs):
                    changed |= rise([b.results[k] for b in op.blocks], out)
            elif op.kind == "for":
                parts = loop(op)
                for i, p, n, f in zip(parts.inits, parts.carried, parts.nexts, parts.finals, strict=True):
                    changed |= rise([i, n], p)
                    changed |= rise([p], f)
            elif op.kind in ("apply", "accum") and isinstance(op.out.type, Scalar):
                changed |= retype(op)
        return changed

    def retype(op: Op) -> bool:
        row = s.lookup(op.attrs["row"] if op.kind == "apply" else "operator.add")
        try:
            t = row.result(tuple(a.type for a in op.args), op.attrs.get("static", {}))
        except RowTypeError:
            return False
        if t == op.out.type or not isinstance(t, Scalar) or t == FLOAT:
            return False
        op.out.type = t
        return True

    until_stable(step, 1000, "types of adjoints")


