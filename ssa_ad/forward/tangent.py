"""Forward mode: a function and, beside every op, its tangent.

    f(x) -> y                 f_jvp(x, x_dot) -> y, y_dot

The ops stay as they are and where they are; each is followed by the op that moves its tangent along. There
is no tape, and nothing is undone: the tangent of storage is storage that is written in step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssa_ad.analysis import activity
from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.analysis.effects import may_be_undef
from ssa_ad.analysis.repeats import Repeats
from ssa_ad.analysis.together import by_storage
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.forward.control import branch, loop_
from ssa_ad.forward.ops import RULES
from ssa_ad.forward.sweep import CONTAINERS, Sweep, either
from ssa_ad.ir.build import WHOLE, Builder, LookUp
from ssa_ad.ir.core import Array, Block, Function, Op, Scalar, Value, carries_float
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import clone_with_map, names_of, walk


def run(
    function: Function,
    lookup: LookUp,
    targets: Sequence[Value],
    outputs: Sequence[int],
    notes: list[activity.Flow] | None = None,
) -> Function:
    """Return ``function`` with the tangents of its results.

    ``targets`` are entry values (parameters or results of ``cell_read``), ``outputs`` numbers of results; there
    is a new parameter for the tangent of each of the former and a new result for that of each of the latter.
    Raises RuleMissingError or UnsupportedError where the derivative cannot be followed.
    """
    new, mapping = clone_with_map(function)
    wanted = [mapping[t] for t in targets]
    aliases = Aliases(new, lookup)
    Repeats(aliases).refuse_writes("forward")
    facts = activity.analyse(aliases, lookup, wanted, [new.body.results[k] for k in outputs])
    if notes is not None:
        notes.append(activity.flow_of(facts, wanted))
    b = Builder(names_of(new), lookup)
    for op in walk(new):
        if op.kind == "const":
            b.known[op.out] = op.attrs["value"]
    s = Sweep(b, lookup, aliases, facts)
    given = [b.value(either(t.type), s.hint(t)) for t in wanted]
    _Forward(s, new).run(dict(zip(wanted, given, strict=True)))
    with b.inside(new.body):
        found = [_result(s, new.body.results[k]) for k in outputs]
    new.params.extend(given)
    new.attrs["primal"] = len(new.body.results)
    new.body.results.extend(found)
    _apart_from_entry(s, new, given, len(found))
    return new


def _result(s: Sweep, value: Value) -> Value:
    """Return the tangent of a result, in the form of the result."""
    t = value.type
    if not carries_float(t):
        return s.b.const(0.0 if isinstance(t, Scalar | Array) else None)
    found = s.need(value)
    unset = may_be_undef(value, s.aliases.defs, s.aliases.parents.op_of)  # state that one way has not set
    if isinstance(t, Scalar) and found.type != t and t.python is not None and not unset:
        name = "builtins.float" if t.python else f"numpy.{'float32' if t.dtype == 'f32' else 'float64'}"
        return s.b.apply(name, [found], hint=s.hint(value))
    return found


def _apart_from_entry(s: Sweep, new: Function, given: Sequence[Value], tangents: int) -> None:
    """Let no tangent of a result be, or share storage with, a tangent that came in."""
    aliases = Aliases(new, s.lookup)
    inside = {aliases.region(g) for g in given if is_reference(g.type)}
    with s.b.inside(new.body):
        for k in range(len(new.body.results) - tangents, len(new.body.results)):
            value = new.body.results[k]
            if isinstance(value.type, Array) and value.type.rank and aliases.region(value) in inside:
                new.body.results[k] = s.b.emit("copy", [value], [value.type], value.hint).out


class _Forward:
    """Walks the blocks in order."""

    def __init__(self, s: Sweep, function: Function) -> None:
        self.s = s
        self.function = function

    def run(self, given: Mapping[Value, Value]) -> None:
        body = self.function.body
        reads = [k for k, op in enumerate(body.ops) if op.kind == "cell_read"]
        head = max(reads, default=-1) + 1
        before, after = body.ops[:head], body.ops[head:]
        body.ops = []
        self.walk_ops(body, before)
        with self.s.b.inside(body):
            self.entries([*body.params, *(op.out for op in before if op.kind == "cell_read")], given)
        self.walk_ops(body, after)

    def entries(self, values: Sequence[Value], given: Mapping[Value, Value]) -> None:
        """Give each entry value its tangent: what came in, or zero for storage that will get one."""
        s = self.s
        varying = [v for v in values if s.varies(v)]
        s.dots.update((v, given[v]) for v in varying if v in given and not is_reference(v.type))
        references = [v for v in varying if is_reference(v.type)]
        for group in by_storage(s.aliases, references, self.function.overlaps):
            tied = any(isinstance(v.type, CONTAINERS) or any(v in g for g in self.function.overlaps) for v in group)
            moving = all(v in given for v in group)  # and none contradicts another: the caller has seen to that
            if len(group) > 1 and tied and (any(map(self.changes, group)) or not moving):
                self.together(group, given)
            else:
                for value in group:
                    self.entry(value, given.get(value))

    def entry(self, value: Value, given: Value | None) -> None:
        s = self.s
        if given is None:
            s.dots[value] = s.need(value)
        elif not self.changes(value):
            s.dots[value] = given
        elif isinstance(value.type, CONTAINERS):
            storage = s.b.emit("new_shadow", [value], [value.type], s.hint(value)).out
            s.b.emit("fill", [storage, given])
            s.dots[value] = storage
        elif isinstance(value.type, Array) and value.type.rank and s.aliases.region(value) not in s.reshaped:
            s.dots[value] = s.b.emit("copy", [given], [value.type], s.hint(value)).out
        else:
            storage = s.b.emit("new_shadow", [value], [value.type], s.hint(value)).out
            s.b.emit("store", [storage, given], attrs={"index": WHOLE})
            s.dots[value] = storage

    def changes(self, value: Value) -> bool:
        """Whether the storage of an entry value, or what it holds, is written."""
        aliases = self.s.aliases
        waiting, seen = [aliases.region(value)], set()
        while waiting:
            region = waiting.pop()
            if region in seen:
                continue
            seen.add(region)
            if region in aliases.writers:
                return True
            waiting += aliases.elements(region)
        return False

    def together(self, group: Sequence[Value], given: Mapping[Value, Value]) -> None:
        """Entry values that share storage: tangents that share it in the same way."""
        s = self.s
        made = s.b.emit("shadow_in", group, [v.type for v in group], [s.hint(v) for v in group])
        for value, storage in zip(group, made.outs, strict=True):
            s.dots[value] = storage
            if value in given and isinstance(value.type, CONTAINERS):
                s.b.emit("fill", [storage, given[value]])
            elif value in given:
                s.b.emit("store", [storage, given[value]], attrs={"index": WHOLE})

    def block(self, block: Block) -> None:
        ops, block.ops = block.ops, []
        self.walk_ops(block, ops)

    def walk_ops(self, block: Block, ops: Sequence[Op]) -> None:
        s = self.s
        with s.b.inside(block):
            outer = s.b.span
            for op in ops:
                s.b.span = op.span
                if op.kind in BRANCHES:
                    branch(s, op, self.block)
                elif op.kind in ("for", "while"):
                    loop_(s, op, self.block)
                elif op.kind in RULES:
                    RULES[op.kind](s, op)
                else:
                    raise UnsupportedError.at(op.span, f"forward mode does not know `{op.kind}`", stage="forward")
            s.b.span = outer
