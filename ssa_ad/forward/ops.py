"""The tangents of ops without blocks: the same op on tangents, or the formula in the row."""

from __future__ import annotations

from collections.abc import Callable

from ssa_ad.analysis.activity import refuse_draw, refuse_outside
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.forward.sweep import Sweep, either
from ssa_ad.ir.build import WHOLE
from ssa_ad.ir.core import Array, Op, Scalar, TupleT, Value
from ssa_ad.rules.parts import part_type
from ssa_ad.rules.tangents import tangent_of


def silent(s: Sweep, op: Op) -> None:
    """What an op makes has no tangent; new storage starts with a tangent of zero."""
    s.keep(op)
    for out in op.outs:
        s.define(out, None)


def mark(s: Sweep, op: Op) -> None:
    """The mark between two sweeps means nothing to a program that is differentiated as a whole."""


def apply(s: Sweep, op: Op) -> None:
    s.keep(op)
    if not s.varies(op.out):
        return
    start = len(s.b.block.ops)
    dots = [s.dot(a) for a in op.args]
    found: Value | None = None
    if any(d is not None for d in dots):
        found = tangent_of(s.b, s.lookup(op.attrs["row"]), op, dots, lambda value: value)
    if found is not None and isinstance(op.out.type, Array) and s.aliases.base(op.out) is not None:
        may = s.lookup(op.attrs["row"]).alias.startswith("may")
        if may and s.aliases.changed_after(op.args[0], op):
            raise UnsupportedError.at(
                op.span, f"{op.attrs['row']} may or may not share storage with an array that is written",
                "copy the array, or index it directly", stage="forward",
            )  # fmt: skip
        s.dots[op.out] = found  # a view of the tangent, as the result is a view
        return
    made = s.b.block.ops[start:]
    if found is not None and isinstance(op.out.type, Array):
        held = s.held(found, made)
        if any(d in held and s.aliases.changed_after(a, op) for a, d in zip(op.args, dots, strict=True)):
            found = s.b.emit("copy", [found], [found.type], s.hint(op.out)).out  # the result is a copy, too
    s.define(op.out, found, made)


def part(s: Sweep, op: Op) -> None:
    """A read or view of storage, or a part of a tuple: the same of its tangent."""
    s.keep(op)
    owner = s.dot(op.args[0])
    if owner is None or not s.varies(op.out):
        s.define(op.out, None)
        return
    t = op.out.type
    kept = op.kind in ("list_load", "dict_load", "attr_load", "pop", "untuple")
    made = s.same(op, [owner, *op.args[1:]], [either(t) if kept else t], s.hint(op.out))
    s.dots[op.out] = made.out


def copy(s: Sweep, op: Op) -> None:
    s.keep(op)
    before = s.dot(op.args[0])
    found = None if before is None else s.same(op, [before], [op.out.type], s.hint(op.out)).out
    s.define(op.out, found, s.b.block.ops[-1:])


def checked(s: Sweep, op: Op) -> None:
    s.keep(op)
    found = s.dot(op.args[0])
    if found is not None:
        s.dots[op.out] = found


def build(s: Sweep, op: Op) -> None:
    """A tuple, list or dict of tangents; the keys of a dict are the keys."""
    s.keep(op)
    if not s.varies(op.out):
        return
    step = 2 if op.kind == "dict" else 1
    args = [a if (k + 1) % step else s.need(a) for k, a in enumerate(op.args)]
    t = TupleT(tuple(a.type for a in args)) if op.kind == "tuple" else op.out.type
    s.dots[op.out] = s.same(op, args, [t], s.hint(op.out)).out


def put(s: Sweep, op: Op) -> None:
    """``a[i] = v`` and its kin: the same with tangents."""
    s.keep(op)
    target, value, *places = op.args
    into = s.dot(target)
    if into is None:
        return
    if op.kind == "scatter_add" and s.dot(value) is None:
        return
    given = s.dot(value)
    if given is None and (op.kind in ("append", "list_store", "dict_store", "attr_store")):
        given = s.need(value)
    if given is None:
        given = s.b.const(0.0)
    s.same(op, [into, given, *places], ())


def clear(s: Sweep, op: Op) -> None:
    s.keep(op)
    into = s.dot(op.args[0])
    if into is not None:
        s.same(op, [into], ())


def iop(s: Sweep, op: Op) -> None:
    """``a[i] op= v``. Sums and products with a constant are the same on the tangent, the rest goes by the row."""
    a, v, *places = op.args
    into, given = s.dot(a), s.dot(v)
    name, index = op.attrs["op"], op.attrs["index"]
    if into is None:
        s.keep(op)
        return
    linear = name in ("operator.mul", "operator.truediv") and given is None
    if linear or name in ("operator.add", "operator.sub"):
        s.keep(op)
        if linear or given is not None:
            s.same(op, [into, v if given is None else given, *places], ())
        return
    t = part_type(a.type, index, places, s.b.known)
    kind = "gather" if index.advanced else "load" if isinstance(t, Scalar) else "view"
    old, old_dot = a, into
    if index != WHOLE:
        old = s.b.emit(kind, [a, *places], [t], f"{a.hint}_old", {"index": index}).out
        old_dot = s.b.emit(kind, [into, *places], [t], s.hint(a), {"index": index}).out
    call = Op("apply", [old, v], [Value(s.b.names.fresh(a.hint), t)], {"row": name}, (), op.span)

    def read(value: Value) -> Value:
        # the result itself is in storage only after the op, when what was there before is gone
        return s.b.apply(name, call.args) if value is call.out else value

    found = tangent_of(s.b, s.lookup(name), call, [old_dot, given], read)
    s.keep(op)
    s.b.emit("store", [into, s.b.const(0.0) if found is None else found, *places], attrs={"index": index})


def accum(s: Sweep, op: Op) -> None:
    s.keep(op)
    parts = [d for d in map(s.dot, op.args) if d is not None]
    if not s.varies(op.out) or not parts:
        s.define(op.out, None)
        return
    if len(parts) == 1:
        found = parts[0]
    elif isinstance(op.out.type, TupleT):
        found = s.b.emit("accum", parts, [either(op.out.type)], s.hint(op.out)).out
    else:
        found = s.b.apply("operator.add", parts, hint=s.hint(op.out))
    s.define(op.out, found, s.b.block.ops[-1:])


def unbroadcast(s: Sweep, op: Op) -> None:
    s.keep(op)
    g = s.dot(op.args[0])
    found = None if g is None else s.same(op, [g, op.args[1]], [op.out.type], s.hint(op.out)).out
    s.define(op.out, found, s.b.block.ops[-1:])


def shadow_in(s: Sweep, op: Op) -> None:
    """The tangent of zeros that share storage is zeros that share it in the same way."""
    s.keep(op)
    if any(map(s.varies, op.outs)):
        made = s.same(op, op.outs, [o.type for o in op.outs], [s.hint(o) for o in op.outs])
        s.dots.update(zip(op.outs, made.outs, strict=True))


def outside(s: Sweep, op: Op) -> None:
    refuse_outside(s.activity, op, "forward")
    s.keep(op)


def draw(s: Sweep, op: Op) -> None:
    refuse_draw(s.activity, op, "forward")
    silent(s, op)


def entry_read(s: Sweep, op: Op) -> None:
    """State at entry has a tangent only where one was given."""
    s.keep(op)


RULES: dict[str, Callable[[Sweep, Op], None]] = {
    **dict.fromkeys(
        ("const", "undef", "zero", "size", "shape", "len", "stop", "dict_has", "new", "new_shadow", "raise", "caught",
         "enter", "leave", "cell_write"),
        silent,
    ),
    **dict.fromkeys(
        ("load", "view", "transpose", "reshape", "gather", "take", "list_load", "dict_load", "attr_load", "pop",
         "untuple"),
        part,
    ),
    **dict.fromkeys(
        ("store", "scatter_add", "append", "list_store", "dict_store", "attr_store"), put
    ),
    **dict.fromkeys(("tuple", "list", "dict"), build),
    "apply": apply,
    "copy": copy,
    "checked": checked,
    "iop": iop,
    "dict_clear": clear,
    "accum": accum,
    "unbroadcast": unbroadcast,
    "shadow_in": shadow_in,
    "draw": draw,
    "opaque": outside,
    "backward": mark,
    "cell_read": entry_read,
}  # fmt: skip
