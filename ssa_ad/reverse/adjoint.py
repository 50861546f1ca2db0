"""Reverse mode: a function and, after it, its adjoint.

    f(x) -> y                 f_grad(x, y_bar) -> y, x_bar

The forward ops stay as they are. After the mark ``backward`` every block is walked from its end and
each op adds to the adjoints of what it read; forward values that this needs are ``saved`` ops, and the
storage stage decides where they live.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ssa_ad.analysis import activity
from ssa_ad.analysis.alias import Aliases
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import Builder, LookUp
from ssa_ad.ir.core import Block, Function, ListT, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import clone_with_map, names_of, walk
from ssa_ad.reverse import containers, control, memory, results, shadows
from ssa_ad.reverse.sweep import CONTAINERS, Sweep, find_buffered


def run(
    function: Function,
    lookup: LookUp,
    targets: Sequence[Value],
    seeds: Sequence[int],
    notes: list[activity.Flow] | None = None,
) -> Function:
    """Return the gradient function of ``function``; what derivative flows through is added to ``notes``.

    ``targets`` are entry values (parameters or results of ``cell_read``), ``seeds`` numbers of results;
    there is a new parameter for the cotangent of each of these. The new results are those of ``function`` and
    then one gradient per target. Raises RuleMissingError where derivative goes through something
    without a rule, UnsupportedError where its way cannot be followed.
    """
    new, mapping = clone_with_map(function)
    wanted = [mapping[t] for t in targets]
    new.body.ops = [op for op in new.body.ops if op.kind != "backward"]
    aliases = Aliases(new, lookup)
    facts = activity.analyse(aliases, lookup, wanted, [new.body.results[k] for k in seeds])
    if notes is not None:
        notes.append(activity.flow_of(facts, wanted))
    b = Builder(names_of(new), lookup)
    sweep = Sweep(b, lookup, aliases, facts)
    for op in walk(new):
        if op.kind == "const":
            b.known[op.out] = op.attrs["value"]
    sweep.repeats.refuse_writes("reverse")
    forward = list(walk(new))
    find_buffered(sweep, forward)
    shadows.add_shadows(sweep, new)
    cotangents = results.parameters(sweep, new, seeds)
    b.block = Block()
    b.emit("backward")
    results.start(sweep, new, seeds, cotangents)
    _Backward(sweep).block(new.body)
    if sweep.stacks:
        what = "the derivative of values that a loop kept cannot be followed"
        raise UnsupportedError.at(b.span, what, stage="reverse")
    results.settle(sweep, b.block)
    gradients = results.finish(sweep, wanted, new.body)
    results.bridge(sweep, b.block)
    gradients = results.sink(sweep, new, b.block, gradients)
    new.params.extend(cotangents)
    new.body.ops.extend(b.block.ops)
    new.attrs |= {"primal": len(new.body.results), "cotangents": cotangents}
    new.body.results.extend(gradients)
    return new


class _Backward:
    """Walks blocks from their end and calls the rule of each op."""

    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep

    def block(self, block: Block) -> None:
        s = self.sweep
        outer = s.b.span
        for op in block.ops:
            for out in op.outs:
                if isinstance(out.type, CONTAINERS) and s.active(out) and s.name(out) is out:
                    if not s.shadowed(out) and s.window(out) is None and op.kind not in (*BRANCHES, "for", "while"):
                        s.buffer(out)
        for op in reversed(list(block.ops)):
            s.b.span = op.span
            if op.kind in RULES:
                RULES[op.kind](s, op)
            elif op.kind in BRANCHES:
                control.branch(s, op, self.block)
            elif op.kind in ("for", "while"):
                control.loop_(s, op, self.block)
            elif op.kind not in SILENT:
                containers.reverse(s, op)
            if any(out in s.items for out in op.outs):
                raise UnsupportedError.at(
                    op.span, "a tuple that carries derivative is handed on here", "use its items", stage="reverse"
                )
        s.b.span = outer


def _apply(s: Sweep, op: Op) -> None:
    along = s.shadowed(op.out) and s.aliases.base(op.out) is not None  # its shadow is a view itself
    if not s.active(op.out) or along or s.window(op.out) is not None:
        s.bars.pop(op.out, None)
        return
    g = s.take_all(op.out)
    if g is None:
        return
    if op.attrs["row"] in ("numpy.array", "numpy.asarray") and isinstance(op.args[0].type, ListT):
        containers.packed(s, op.args[0], g)
        return
    if op.attrs["row"] == "builtins.sum" and isinstance(op.args[0].type, ListT):
        containers.summed(s, op.args[0], g)
        for a in op.args[1:]:
            s.add(a, g)
        return
    s.give_back(op, g, [s.active(a) for a in op.args])


def _accum(s: Sweep, op: Op) -> None:
    g = s.pop(op.out)
    if g is not None:
        for a in op.args:
            s.add(a, g)


def _copy(s: Sweep, op: Op) -> None:
    g = s.pop(op.out)
    if g is not None:
        s.add(op.args[0], g, fresh=g in s.owned)


def _unbroadcast(s: Sweep, op: Op) -> None:
    g = s.pop(op.out)
    if g is not None:
        shape = s.b.emit("shape", [op.args[0]], [results.shape_type(op.args[0].type)], "shape").out
        s.add(op.args[0], s.b.apply("numpy.broadcast_to", [g, shape]))


def _tuple(s: Sweep, op: Op) -> None:
    for k, g in s.items.pop(op.out, {}).items():
        s.add(op.args[k], g)


def _untuple(s: Sweep, op: Op) -> None:
    g = s.pop(op.out)
    if g is not None:
        items = s.items.setdefault(op.args[0], {})
        k = op.attrs["index"]
        items[k] = g if k not in items else s.b.emit("accum", [items[k], g], [s.sum_type(items[k], g)], g.hint).out


def _outside(s: Sweep, op: Op) -> None:
    activity.refuse_outside(s.activity, op, "reverse")


def _draw(s: Sweep, op: Op) -> None:
    activity.refuse_draw(s.activity, op, "reverse")


SILENT = (
    "const", "undef", "zero", "checked", "size", "shape", "len", "stop", "new_shadow", "shadow_in", "cell_read",
    "cell_write", "raise", "caught", "enter", "leave", "backward", "dict_has", "new", "saved",
)  # fmt: skip

RULES: dict[str, Callable[[Sweep, Op], None]] = {
    "apply": _apply,
    "accum": _accum,
    "copy": _copy,
    "unbroadcast": _unbroadcast,
    "tuple": _tuple,
    "untuple": _untuple,
    "draw": _draw,
    "opaque": _outside,
    "load": memory.load,
    "gather": memory.load,
    "view": memory.view,
    "transpose": memory.view,
    "reshape": memory.view,
    "store": memory.store,
    "iop": memory.iop,
    "scatter_add": memory.scatter_add,
    "take": memory.take,
}
