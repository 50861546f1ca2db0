"""The adjoints of reads and writes of arrays, each in time proportional to the op itself."""

from __future__ import annotations

from collections.abc import Sequence

from ssa_ad.ir.build import WHOLE, Index
from ssa_ad.ir.core import Array, Dyn, Op, Scalar, Value
from ssa_ad.reverse.sweep import Sweep
from ssa_ad.rules.formula import contributions, shape_value
from ssa_ad.rules.parts import part_type

LINEAR = ("operator.mul", "operator.truediv")


def part(
    s: Sweep, a: Value, index: Index, operands: Sequence[Value], hint: str, places: Sequence[Value]
) -> Value:
    """Append the read of ``a[index]``: an element, a view, or a copy for an advanced subscript.

    ``places`` are the operands of the forward op, which its types name.
    """
    if index == WHOLE:
        return a
    t = part_type(a.type, index, places, s.b.known)
    kind = "gather" if index.advanced else "load" if isinstance(t, Scalar) else "view"
    return s.b.emit(kind, [a, *operands], [t], hint, {"index": index}).out


def fit(s: Sweep, c: Value, value: Value) -> Value:
    """Return ``c`` summed to the form of ``value``, which was broadcast when it was stored."""
    t = value.type
    if isinstance(t, Scalar):
        return s.b.apply("numpy.sum", [c]) if isinstance(c.type, Array) else c
    if isinstance(t, Array) and isinstance(c.type, Array) and t.dims == c.type.dims and None not in t.dims:
        return c
    return s.b.emit("unbroadcast", [c, shape_value(s.b, value)], [t], c.hint).out


def load(s: Sweep, op: Op) -> None:
    g = s.pop(op.out)
    if g is None:
        return
    a, index = op.args[0], op.attrs["index"]
    operands = s.operands(op, op.args[1:])
    s.add_part(a, index, operands, g)


def view(s: Sweep, op: Op) -> None:
    """A view of something unwritten is a value; any other has an adjoint that is a view itself."""
    if s.shadowed(op.out) or s.window(op.out) is not None:
        s.bars.pop(op.out, None)
        return
    g = s.pop(op.out)
    if g is None:
        return
    a = op.args[0]
    if op.kind == "view":
        s.add_part(a, op.attrs["index"], s.operands(op, op.args[1:]), g)
    elif op.kind == "transpose":
        s.add(a, s.b.emit("transpose", [g], [a.type], f"{a.hint}_bar").out)
    else:
        shape = shape_value(s.b, s.saved(a))
        s.add(a, s.b.emit("reshape", [g, shape], [a.type], f"{a.hint}_bar").out)


def store(s: Sweep, op: Op) -> None:
    a, v, index = op.args[0], op.args[1], op.attrs["index"]
    if not s.active(a) or not s.live(a):
        return
    buffer = s.buffer(a)
    operands = s.operands(op, op.args[2:])
    if not s.active(v):
        s.b.emit("store", [buffer, s.b.const(0.0), *operands], attrs={"index": index})
        return
    t = part_type(buffer.type, index, op.args[2:], s.b.known)
    taken = s.b.emit("take", [buffer, *operands], [t], f"{v.hint}_bar", {"index": index}).out
    c = fit(s, taken, v)
    s.add(v, c, fresh=c is taken and isinstance(t, Array))


def scatter_add(s: Sweep, op: Op) -> None:
    a, v, index = op.args[0], op.args[1], op.attrs["index"]
    if s.active(a) and s.active(v) and s.live(a):
        g = part(s, s.buffer(a), index, s.operands(op, op.args[2:]), f"{v.hint}_bar", op.args[2:])
        s.add(v, fit(s, g, v), lent=not index.advanced)


def take(s: Sweep, op: Op) -> None:
    """``t = a[i]; a[i] = 0``: what ``a[i]`` held goes on as ``t``."""
    a = op.args[0]
    if not s.active(a):
        return
    g = s.pop(op.out)
    if g is None and not s.live(a):
        return
    value = s.b.const(0.0) if g is None else g
    s.b.emit("store", [s.buffer(a), value, *s.operands(op, op.args[1:])], attrs={"index": op.attrs["index"]})


def iop(s: Sweep, op: Op) -> None:
    """``a[i] op= v``. Sums need nothing; what is linear in ``a`` scales; the rest is load, op, store."""
    a, v, index, name = op.args[0], op.args[1], op.attrs["index"], op.attrs["op"]
    if not s.active(a) or not s.live(a):
        return
    buffer = s.buffer(a)
    operands = s.operands(op, op.args[2:])
    if name in ("operator.add", "operator.sub") and "a" not in index.items:
        if s.active(v):
            g = part(s, buffer, index, operands, f"{v.hint}_bar", op.args[2:])
            if name == "operator.sub":
                g = s.b.apply("operator.neg", [g], hint=f"{v.hint}_bar")
            s.add(v, fit(s, g, v), lent=name == "operator.add")
        return
    apart = not isinstance(v.type, Array | Dyn) or s.aliases.region(v) is not s.aliases.region(a)
    if name in LINEAR and apart and "a" not in index.items:
        if s.active(v):
            old, g = _old(s, op), part(s, buffer, index, operands, f"{a.hint}_bar", op.args[2:])
            _, c = _rule(s, op, old, g, [False, True])
            if c is not None:
                s.add(v, c)
        s.b.emit("iop", [buffer, s.saved(v, op), *operands], attrs={"op": name, "index": index})
        return
    t = part_type(buffer.type, index, op.args[2:], s.b.known)
    taken = s.b.emit("take", [buffer, *operands], [t], f"{a.hint}_bar", {"index": index}).out
    c_old, c_v = _rule(s, op, _old(s, op), taken, [True, s.active(v)])
    if c_old is not None:
        s.add_part(a, index, operands, c_old)
    if c_v is not None:
        s.add(v, c_v)


def _old(s: Sweep, op: Op) -> Op:
    """Return a read of ``a[i]``; it is put before or after ``op`` in the forward sweep if it is asked for."""
    a, index, operands = op.args[0], op.attrs["index"], op.args[2:]
    t = part_type(a.type, index, operands, s.b.known)
    kind = "gather" if index.advanced else "load" if isinstance(t, Scalar) else "view"
    return Op(kind, [a, *operands], [Value(s.b.names.fresh(f"{a.hint}_old"), t)], {"index": index}, (), op.span)


def _rule(s: Sweep, op: Op, old: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    """Return the contributions of ``new = old op v`` to ``old`` and ``v``."""
    row = s.lookup(op.attrs["op"])
    v, new = op.args[1], _old(s, op)
    call = Op("apply", [old.out, v], [new.out], {"row": row.name}, (), op.span)

    def saved(value: Value) -> Value:
        if value is v:
            return s.saved(v, op)
        read = _placed(s, op, old, 0) if value is old.out else _placed(s, op, new, 1)
        return s.b.emit("saved", [value], [value.type], value.hint, {"at": s.label(read)}).out

    start = len(s.b.block.ops)
    found = contributions(s.b, row, call, g, saved, need)
    measured = {a for made in s.b.block.ops[start:] if made.kind != "saved" for a in made.args}
    for read, after in ((old, 0), (new, 1)):
        if read.out in measured:
            _placed(s, op, read, after)
            s.late.add(read.out)
    return found


def _placed(s: Sweep, op: Op, read: Op, after: int) -> Op:
    """Put ``read`` before or after ``op``, once."""
    block = s.aliases.parents.block_of[op]
    if read not in block.ops:
        block.ops.insert(block.ops.index(op) + after, read)
    return read
