"""What is a constant of the derivative by the user's word: ``ad.stop_gradient`` and Buffers."""

from __future__ import annotations

from typing import Any

from ssa_ad.analysis.stopped import stopped
from ssa_ad.base.diagnostics import StateError
from ssa_ad.base.markers import Buffer, roles_of, stop_gradient
from ssa_ad.ir.build import Names
from ssa_ad.ir.core import Array, Block, Function, Op, Value, carries_float, is_float
from ssa_ad.ir.walk import blocks_of, names_of, walk
from ssa_ad.lower.context import Context
from ssa_ad.lower.special import special
from ssa_ad.lower.values import Abs, Const, Location, Ref, TupleV
from ssa_ad.rules.lookup import row

WRITES = ("store", "iop", "scatter_add")


@special(stop_gradient)
def call_stop_gradient(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    (x,) = (*args, *kwargs.values())
    return constant(cx, x, "stop_gradient takes a number, an array or a tuple of them")


def constant(cx: Context, x: Abs, otherwise: str) -> Abs:
    """Return ``x`` as a constant of the derivative; raises StateError for what holds others."""
    match x:
        case Value() if is_float(x.type):
            out = cx.b.emit("stop", [x], [x.type], x.hint).out
            if x in cx.layouts:
                cx.layouts[out] = cx.layouts[x]
            return out
        case TupleV(items, cls):
            return TupleV(tuple(constant(cx, i, otherwise) for i in items), cls)
        case Ref():
            pass
        case Value() if carries_float(x.type):
            pass
        case _:
            return x
    raise cx.unsupported(otherwise, "take the numbers and arrays out of it", StateError)


def is_buffer(loc: Location, name: str) -> bool:
    """Whether an attribute of an object is declared a Buffer."""
    return isinstance(loc.cls, type) and roles_of(loc.cls).get(name) is Buffer


def read_attr(cx: Context, loc: Location, name: str, cell: Abs) -> Abs:
    """Return the value of an attribute as a read of it gives it."""
    if not is_buffer(loc, name) or isinstance(cell, Const):
        return cell
    return constant(cx, cell, f"the Buffer `{loc.path or loc.cls.__name__}.{name}` holds no number or array")


def cut_writes(function: Function) -> None:
    """Let what is written through a constant reference be constant, too; nobody outside writes through one."""
    targets = stopped(function, row)
    if targets:
        moving = {o for op in walk(function) if op.kind != "const" for o in op.outs if carries_float(o.type)}
        moving |= {p for block in blocks_of(function) for p in block.params if carries_float(p.type)}
        _cut(function.body, targets, moving, names_of(function))


def _cut(block: Block, targets: frozenset[Value], moving: set[Value], names: Names) -> None:
    ops: list[Op] = []
    for op in block.ops:
        for inner in op.blocks:
            _cut(inner, targets, moving, names)
        if op.kind == "opaque" and not op.attrs.get("observes"):
            # whoever is called may write what he is given; a write here is an exception, not a wrong number
            for k, a in enumerate(op.args):
                if a in targets and isinstance(a.type, Array):
                    out = Value(names.fresh(a.hint), a.type)
                    ops.append(Op("apply", [a], [out], {"row": "rt.frozen"}, span=op.span))
                    op.args[k] = out
        if op.kind in WRITES and op.args[0] in targets and op.args[1] in moving:
            value = op.args[1]
            out = Value(names.fresh(value.hint), value.type)
            ops.append(Op("stop", [value], [out], span=op.span))
            op.args[1] = out
        ops.append(op)
    block.ops = ops
