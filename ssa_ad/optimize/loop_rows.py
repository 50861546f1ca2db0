"""Numbers and rows of a loop's body, for all trips at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.analysis.dependence import Access, Accesses
from ssa_ad.analysis.effects import may_raise
from ssa_ad.ir.build import Builder, Index
from ssa_ad.ir.core import FLOAT_DTYPES, INT, Array, Block, Op, Type, Value
from ssa_ad.ir.walk import Site
from ssa_ad.optimize.array_rows import SAME, array_row, dtype
from ssa_ad.optimize.loop_values import Count, Each, Same, Total, Turned, Way
from ssa_ad.optimize.trips import Stays, Trips
from ssa_ad.rules.types import dims_of

REDUCTIONS = ("numpy.sum", "numpy.prod", "numpy.mean")


class Rows:
    """Turns numbers: ``pure`` reads and computes, ``late`` writes, ``tests`` must hold for the whole-array form."""

    def __init__(
        self, b: Builder, aliases: Aliases, accesses: Accesses, trips: Trips, users: dict[Value, list[Site]]
    ) -> None:
        self.b = b
        self.lookup = b.lookup
        self.aliases = aliases
        self.accesses = accesses
        self.trips = trips
        self.users = users
        self.parts = accesses.parts
        self.access: dict[Op, Access] = {a.op: a for a in accesses.all if a.op.kind in ("load", "store", "iop")}
        self.pure, self.late = Block(), Block()
        self.tests: list[Value] = []
        self.raising: set[Value] = set()  # elements read after a test that may be out of range
        self.totals: list[Total] = []
        self.ways: list[Way] = []
        self.env: dict[Value, Turned] = {}
        self.flushed = False
        consts = (o for o in aliases.defs.values() if isinstance(o, Op) and o.kind == "const")
        b.known.update({o.out: o.attrs["value"] for o in consts})

    # ---------------------------------------------------------------------------- values

    def get(self, value: Value) -> Turned:
        if value in self.env:
            return self.env[value]
        if value in self.accesses.inside:
            raise Stays(f"{value.hint} may not be set")
        return Same(value)

    def plain(self, turned: Turned) -> Same | Each:
        """Return a value that can be computed with: a count as an array of ints."""
        if isinstance(turned, Total):
            raise Stays("a sum is used before it is complete")
        if not isinstance(turned, Count):
            return turned
        rest = self.trips.rest(turned.form)
        ends = [self.trips.low(self.b, rest), self.trips.past(self.b, rest)]
        if self.b.known.get(ends[0]) == 0:
            del ends[0]
        made = self.b.emit("apply", ends, [Array("i64", (self.trips.count,))], "i", {"row": "numpy.arange"}).out
        return Each(made, INT)

    def lifted(self, turned: Same | Each, rank: int) -> Value:
        """Return the value as an operand beside entries of ``rank`` axes."""
        if isinstance(turned, Same) or turned.rank >= rank:
            return turned.value
        extra = rank - turned.rank
        dims = (self.trips.count, *(1,) * extra, *dims_of(turned.type))
        items = ("s000", *("n",) * extra, *("s000",) * turned.rank)
        made = Array(dtype(turned.type) or "", dims)
        return self.b.emit("view", [turned.value], [made], turned.value.hint, {"index": Index(items)}).out

    def each(self, row: str, args: Sequence[Value], type: Type, static: Any = None, hint: str = "t") -> Each:
        """Build a row over arrays of which an entry has ``type``; raises Stays where the dtype is another."""
        made = self.b.apply(row, args, static, hint)
        if not isinstance(made.type, Array) or made.type.dtype != dtype(type):
            raise Stays(f"{row} gives another dtype for arrays")
        made.type = Array(made.type.dtype, (self.trips.count, *dims_of(type)))
        return Each(made, type)

    # ---------------------------------------------------------------------------- ops

    def block(self, block: Block) -> None:
        for op in block.ops:
            self.b.span = op.span
            handler = getattr(self, f"do_{op.kind}", None)
            if handler is None:
                raise Stays(f"`{op.kind}` at {op.span}")
            handler(op)

    def once(self, op: Op) -> None:
        """Make what is the same in every trip before all of them."""
        counts = op.attrs.get("row") == "numpy.arange" and len(op.args) < 3 and all(a.type == INT for a in op.args)
        if may_raise(op, self.lookup, self.aliases.defs) and not counts:
            raise Stays(f"what may raise at {op.span}")
        args = [self.get(a) for a in op.args]
        values = [a.value for a in args if isinstance(a, Same)]
        if len(values) != len(args):
            raise Stays(f"`{op.kind}` of values that differ from trip to trip")
        if any(is_reference(o.type) and op.kind in ("apply", "copy") and self.aliases.written(o) for o in op.outs):
            raise Stays(f"a new array in every trip, at {op.span}")
        made = self.b.emit(op.kind, values, [o.type for o in op.outs], [o.hint for o in op.outs], op.attrs)
        for old, new in zip(op.outs, made.outs, strict=True):
            self.env[old] = Same(new)
            if op.kind == "const":
                self.b.known[new] = op.attrs["value"]

    do_const = do_tuple = do_untuple = do_shape = once

    def do_undef(self, op: Op) -> None:
        """Nothing: a use of it fails in `get`."""

    def do_size(self, op: Op) -> None:
        of = self.get(op.args[0])
        if isinstance(of, Each):
            axis = op.attrs["axis"] + 1
            self.env[op.out] = Same(self.b.emit("size", [of.value], [INT], op.out.hint, {"axis": axis}).out)
        else:
            self.once(op)

    def do_stop(self, op: Op) -> None:
        of = self.plain(self.get(op.args[0]))
        made = self.b.emit("stop", [of.value], [of.value.type], op.out.hint).out
        self.env[op.out] = Same(made) if isinstance(of, Same) else Each(made, of.type)

    def do_copy(self, op: Op) -> None:
        of = self.plain(self.get(op.args[0]))
        if self.aliases.written(op.out):
            raise Stays(f"a new array in every trip, at {op.span}")
        made = self.b.emit("copy", [of.value], [of.value.type], op.out.hint).out
        self.env[op.out] = Same(made) if isinstance(of, Same) else Each(made, of.type)

    def do_apply(self, op: Op) -> None:
        name = op.attrs["row"]
        form = self.accesses.place(op.out)
        if form is not None and self.parts.index is not None and form.of(self.parts.index):
            self.env[op.out] = Count(form)
            return
        args = [self.get(a) for a in op.args]
        if any(isinstance(a, Total) for a in args):
            self.env[op.out] = self.total(op, name, args)
        elif all(isinstance(a, Same) for a in args):
            self.once(op)
        elif name in REDUCTIONS and len(args) == 1:
            self.env[op.out] = self.reduce(op, name, args)
        else:
            self.env[op.out] = self.elements(op, name, args)

    def elements(self, op: Op, name: str, args: list[Turned]) -> Turned:
        if is_reference(op.out.type) and self.aliases.written(op.out):
            raise Stays(f"a new array in every trip, at {op.span}")
        types = [a.type for a in op.args]
        if name in SAME and dtype(types[0]) == dtype(op.out.type):
            kept = self.plain(args[0])
            return Each(kept.value, op.out.type, kept.views) if isinstance(kept, Each) else kept
        found = array_row(op, self.lookup, self.aliases.defs)
        if found is None:
            raise Stays(f"{name} at {op.span} has no whole-array form that is proved the same")
        row, test = found
        if name.startswith("math.") and any(dtype(t) not in ("f64", "i64") for t in types):
            raise Stays(f"{name} at {op.span} computes in another precision")
        rank = len(dims_of(op.out.type))
        values = [self.lifted(self.plain(a), rank) for a in args]
        if test is not None:
            if self.flushed:
                raise Stays(f"{name} at {op.span} may raise after a write")
            self.tests.append(self.b.apply("numpy.all", [test(self.b, values[0])]))
        return self.each(row, values, op.out.type, op.attrs.get("static"), op.out.hint)

    def reduce(self, op: Op, name: str, args: list[Turned]) -> Each:
        of = self.plain(args[0])
        static = dict(op.attrs.get("static") or {})
        if not isinstance(of, Each) or not of.rank or len(args) != 1 or set(static) - {"axis"}:
            raise Stays(f"{name} at {op.span}")
        axis = static.get("axis")
        if axis is None:
            static["axis"] = 1 if of.rank == 1 else tuple(range(1, of.rank + 1))
        elif isinstance(axis, int):
            static["axis"] = axis + 1 if axis >= 0 else axis
        else:
            raise Stays(f"{name} at {op.span}")
        return self.each(name, [of.value], op.out.type, static, op.out.hint)

    def total(self, op: Op, name: str, args: list[Turned]) -> Total:
        """One more term of a sum or product."""
        how = {"operator.add": "add", "operator.sub": "add", "operator.mul": "mul"}.get(name)
        sums = [a for a in args if isinstance(a, Total)]
        turned_round = name == "operator.sub" and args[1] is sums[0]
        if how is None or len(sums) != 1 or sums[0].how not in ("", how) or turned_round:
            raise Stays(f"a value carried from trip to trip is used at {op.span}")
        (other,) = (a for a in args if a is not sums[0])
        term = self.plain(other)
        if not isinstance(term, Each):
            raise Stays(f"the same term in every trip, at {op.span}")
        if dtype(term.type) not in FLOAT_DTYPES or term.rank or dtype(op.out.type) != dtype(term.type):
            raise Stays(f"what is summed at {op.span} is not a float")
        if term.views is not None and any(self.accesses.may_share(w.array, term.views) for w in self.accesses.written):
            term = Each(self.b.emit("copy", [term.value], [term.value.type], term.value.hint).out, term.type)
        sign = -1 if name == "operator.sub" else 1
        return Total(sums[0].carry, how, (*sums[0].terms, (sign, term)))

    def masked(self, value: Value, type: Type) -> Value:
        """Return a float with 1.0 on the trips that do not take the branch, where the branch needs that."""
        if dtype(type) in FLOAT_DTYPES:
            for way in self.ways:
                value = self.masked_by(way, value, type) if way.guarded else value
        return value

    def masked_by(self, way: Way, value: Value, type: Type) -> Value:
        if value not in way.masked:
            if isinstance(value.type, Array) and len(value.type.dims) > 1:
                raise Stays("rows in a branch")
            one = self.b.const(1.0)
            args = [way.mask, value, one] if way.taken else [way.mask, one, value]
            made = self.b.apply("numpy.where", args, hint=value.hint)
            if dtype(made.type) != dtype(type):
                raise Stays("a number of another precision in a branch")
            made.type = Array(dtype(type) or "", (self.trips.count,))
            way.masked[value] = made
        return way.masked[value]
