"""Loads, views and writes of a loop's body, for all trips at once."""

from __future__ import annotations

from typing import Any

from ssa_ad.ir.build import WHOLE, Index
from ssa_ad.ir.core import FLOAT_DTYPES, Array, Block, Dim, Op, Scalar, Value
from ssa_ad.optimize.array_rows import SAME, dtype
from ssa_ad.optimize.loop_rows import Rows
from ssa_ad.optimize.loop_values import Count, Each, Pending, Same, Turned
from ssa_ad.optimize.trips import Stays
from ssa_ad.rules.types import dims_of


class Memory(Rows):
    """Turns elements into slices. Writes wait in ``late`` until something reads what they may have written."""

    def subscript(
        self, op: Op, operands: list[Value], base: Same | Each
    ) -> tuple[Index, list[Value], tuple[Dim, ...], int | None]:
        """Return the subscript for all trips, the lengths it leaves, and the place of the trips' axis among them."""
        array = op.args[0]
        if not isinstance(array.type, Array):
            raise Stays(f"a subscript of something unknown at {op.span}")
        early = op.kind == "load" and not (self.ways or self.late.ops or self.flushed)
        items: list[str] = []
        made: list[Value] = []
        dims: list[Dim] = []
        where: int | None = None
        if isinstance(base, Each):
            items.append("s000")
            dims.append(self.trips.count)
            where = 0
        rest = iter(operands)
        for axis, item in enumerate(op.attrs["index"].items):
            if item == "i":
                value = next(rest)
                turned = self.get(value)
                form = self.accesses.place(value)
                if form is None or not isinstance(turned, Same | Count):
                    raise Stays(f"a subscript that is not linear in the index, at {op.span}")
                self.trips.check(form, array, axis, self.axis_outside(array, axis), early)
                if isinstance(turned, Same):
                    items.append("i")
                    made.append(turned.value)
                    continue
                if where is not None:
                    raise Stays(f"the index in two axes at {op.span}")
                slice_item, ends = self.trips.slice(self.b, form, array.type.dims[axis])
                where = len(dims)
                items.append(slice_item)
                made += ends
                dims.append(self.trips.count)
            elif item[0] == "s":
                bounds = [self.get(next(rest)) for _ in range(item.count("1"))]
                if not all(isinstance(v, Same) for v in bounds) or item[3] == "1":
                    raise Stays(f"a slice that differs from trip to trip, at {op.span}")
                made += [v.value for v in bounds if isinstance(v, Same)]
                items.append(item)
                dims.append(None)
            else:
                raise Stays(f"a subscript of another form at {op.span}")
        dims += array.type.dims[len(op.attrs["index"].items) :]
        return Index(tuple(items)), made, tuple(dims), where

    def do_load(self, op: Op) -> None:
        self.taken_out(op, op.args[1:])

    def do_view(self, op: Op) -> None:
        if self.aliases.written(op.out) and self.accesses.path(op.out) is None:
            raise Stays(f"a write to an array made in the trip, at {op.span}")
        self.taken_out(op, op.args[1:])

    def taken_out(self, op: Op, operands: list[Value]) -> None:
        base = self.get(op.args[0])
        if not isinstance(base, Same | Each) or not isinstance(op.args[0].type, Array):
            raise Stays(f"an array that is carried from trip to trip, at {op.span}")
        root = self.outside(op.args[0])
        if op.kind == "load":
            self.flush(root)
        index, made, _, where = self.subscript(op, operands, base)
        entry = op.out.type
        if where is None:
            if op.kind == "load" and any(self.accesses.may_share(w.array, root) for w in self.accesses.written):
                raise Stays(f"an element that is the same in every trip of an array that is written, at {op.span}")
            out = self.b.emit(op.kind, [base.value, *made], [entry], op.out.hint, {"index": index}).out
            self.env[op.out] = Same(out)
            if self.tests:
                self.raising.add(out)
            return
        if where > 1 or (where == 1 and len(dims_of(entry)) > 1):
            raise Stays(f"the index in a later axis, at {op.span}")
        dims = (self.trips.count, *dims_of(entry))
        shaped = Array(dtype(entry) or "", dims if where == 0 else dims[::-1])
        value = base.value
        if any(i != "s000" for i in index.items):
            value = self.b.emit("view", [value, *made], [shaped], op.out.hint, {"index": index}).out
        if where == 1:
            value = self.b.emit("transpose", [value], [Array(shaped.dtype, dims)], op.out.hint).out
        if self.written_before_use(op, root):
            if op.kind == "view" and any(w.op.args[0] in self.accesses.inside for w in self.accesses.written):
                raise Stays(f"a view that is written and read, at {op.span}")
            value = self.b.emit("copy", [value], [value.type], op.out.hint).out
            root_of: Value | None = None
        else:
            root_of = root
        self.env[op.out] = Each(self.masked(value, entry), entry, root_of)

    def axis_outside(self, array: Value, axis: int) -> tuple[Value, int] | None:
        """Return array and axis from outside the loop that are as long as this axis."""
        path = self.accesses.path(array)
        if path is None or path[0] in self.accesses.inside or None in path[1]:
            return None
        steps = len(dims_of(path[0].type)) - len(dims_of(array.type))
        return (path[0], axis + steps) if steps == len(path[1]) else None

    def outside(self, array: Value) -> Value:
        path = self.accesses.path(array)
        return array if path is None else path[0]

    def written_before_use(self, op: Op, root: Value) -> bool:
        """Whether what ``op`` looks at is overwritten before the last use of what it gives."""
        start = self.aliases.start
        last = self.last_use(op.out)
        between = [w for w in self.accesses.written if start[op] < start[w.op] < last]
        return any(self.accesses.may_share(w.array, root) for w in between)

    def last_use(self, value: Value) -> int:
        last = 0
        for user in self.users.get(value, []):
            if isinstance(user, Block):
                last = max(last, self.aliases.block_end[user])
                continue
            last = max(last, self.aliases.start[user])
            if user.kind in ("view", "load", "stop") or (user.kind == "apply" and user.attrs["row"] in SAME):
                if user.kind != "load" and user.args[0] is value:
                    last = max(last, self.last_use(user.out))
        return last

    def flush(self, root: Value) -> None:
        """Let the writes so far stand before a read of what they may have written."""
        hot = [w for w in self.accesses.written if self.accesses.may_share(w.array, root)]
        if any(p.op is w.op for way in self.ways for p in way.pending for w in hot):
            raise Stays("a branch reads what it wrote")
        if any(o.attrs.get("from") in [w.op for w in hot] for o in self.late.ops):
            if self.tests:
                raise Stays("a read after a write, and a function of `math` that may raise")
            self.flushed = True
            for o in self.late.ops:
                o.attrs.pop("from", None)
            self.pure.ops += self.late.ops
            self.late.ops = []

    def do_store(self, op: Op) -> None:
        access = self.access.get(op)
        if access is None:
            raise Stays(f"a write to an array made in the trip, at {op.span}")
        value = self.get(op.args[1])
        if self.ways:
            self.ways[-1].pending.append(Pending(op, access.places, value))
        else:
            self.write(op, value)

    do_iop = do_store

    def write(self, op: Op, turned: Turned) -> None:
        """Write to all places at once, after the reads before it."""
        value = self.plain(turned)
        base = self.plain(self.get(op.args[0]))
        array = op.args[0].type
        if not isinstance(array, Array) or op.attrs.get("index") is None:
            raise Stays(f"a write to something unknown at {op.span}")
        self.fits(op, array, value)
        index, made, dims, where = self.subscript(op, op.args[2:], base)
        attrs: dict[str, Any] = {"index": index, "from": op}
        if op.kind == "iop":
            attrs["op"] = op.attrs["op"]
            if all(item == "s000" for item in index.items) and isinstance(base, Same):
                attrs["index"] = WHOLE
        if where is None:
            value = self.summed(op, value, dims)
            operand = value.value
        else:
            operand = self.lifted(value, len(dims) - 1)
            if where:
                if len(dims) != 2 or where != 1 or isinstance(value, Same) and dims_of(value.value.type):
                    raise Stays(f"the index in a later axis, at {op.span}")
                if isinstance(value, Each) and value.rank:
                    turned_type = Array(dtype(operand.type) or "", dims_of(operand.type)[::-1])
                    operand = self.b.emit("transpose", [operand], [turned_type], operand.hint).out
                elif isinstance(value, Each):
                    operand = value.value
        with self.b.inside(self.late):
            self.b.emit(op.kind, [base.value, operand, *made], attrs=attrs)

    def summed(self, op: Op, value: Same | Each, dims: tuple[Dim, ...]) -> Same:
        """Return the sum of what all trips add to one element."""
        adds = op.kind == "iop" and op.attrs["op"] in ("operator.add", "operator.sub")
        if not adds or dims or not isinstance(value, Each):
            raise Stays(f"every trip writes to one place at {op.span}")
        if value.rank or dtype(value.type) not in FLOAT_DTYPES:
            raise Stays(f"what is summed at {op.span} is not a float")
        return Same(self.b.apply("numpy.sum", [value.value]))

    def fits(self, op: Op, array: Array, value: Same | Each) -> None:
        """See that a slice store casts as the store of elements does; raises Stays."""
        type = value.type if isinstance(value, Each) else value.value.type
        code = dtype(type)
        if code is None:
            raise Stays(f"a value of unknown form is stored at {op.span}")
        if op.kind == "iop":
            made = self.lookup(op.attrs["op"]).result((Array(array.dtype, (1,)), type), {})
            code = dtype(made)
            if op.attrs["op"] not in ("operator.add", "operator.sub", "operator.mul", "operator.truediv"):
                raise Stays(f"{op.attrs['op']} in place at {op.span}")
        floats = array.dtype in FLOAT_DTYPES and code is not None and code[0] in "fiub"
        alike = array.dtype == code and not (isinstance(type, Scalar) and type.python is not False)
        if not floats and not alike:
            raise Stays(f"a cast from {code} to {array.dtype} at {op.span}")
