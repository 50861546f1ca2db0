"""In the reverse sweep, an array of equal entries stays the number that it is until an array is needed.

    s = shape x : tuple<int>
    b = numpy.broadcast_to g, s : f64[n]
    x_bar = operator.mul b, w : f64[n]     →     x_bar = operator.mul g, w : f64[n]
    iop{op='operator.add', [...]} a, b           iop{op='operator.add', [...]} a, g
    c = copy b : f64[n]                          c = numpy.full s, g : f64[n]

It is done where the types prove that the result keeps its form: the other operand has the same lengths.
An operation on such arrays only is done on the numbers. What nobody reads any more is left to `dead`.
"""

from __future__ import annotations

from ssa_ad.ir.build import LookUp, Names
from ssa_ad.ir.core import Array, Block, Function, Op, Scalar, Value
from ssa_ad.ir.kinds import KINDS
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import blocks_of, names_of

SPREAD = "numpy.broadcast_to"

ENTRYWISE = ("operator.mul", "operator.truediv", "operator.add", "operator.sub", "operator.neg")
"""Rows that do with an array what they do with each entry."""

ADDING = ("operator.add", "operator.sub")


def run(function: Function, lookup: LookUp) -> Function:
    """Narrow what follows `backward`; changes the function in place and returns it."""
    marks = [n for n, op in enumerate(function.body.ops) if op.kind == "backward"]
    if marks:
        _Narrower(lookup, names_of(function), _changeable(function)).block(function.body, marks[0])
    return function


class _Narrower:
    def __init__(self, lookup: LookUp, names: Names, changeable: set[Value]) -> None:
        self.lookup = lookup
        self.names = names
        self.changeable = changeable
        # array of equal entries: the entry, and the shape it is spread to
        self.spread: dict[Value, tuple[Value, Value]] = {}
        self.inner: dict[Value, Value] = {}

    def block(self, block: Block, start: int = 0) -> None:
        ops = block.ops[:start]
        for op in block.ops[start:]:
            for inner in op.blocks:
                self.block(inner)
            ops += self.op(op)
        block.ops = ops

    def op(self, op: Op) -> list[Op]:
        """Return what stands for ``op``."""
        row = op.attrs.get("row", "")
        if row == SPREAD:
            op.args[0] = self.entry(op.args[0])
            if isinstance(op.args[0].type, Scalar) and _double(op.out) and len(op.args) == 2:
                self.spread[op.out] = (op.args[0], op.args[1])
        elif row == "numpy.expand_dims" and op.args[0] in self.spread:
            self.inner[op.out] = self.spread[op.args[0]][0]
        elif row in ENTRYWISE:
            return self.entrywise(op, row)
        elif row == "numpy.where" and len(op.args) == 3:
            self.where(op)
        elif op.kind == "scatter_add" or (op.kind == "iop" and op.attrs["op"] in ADDING):
            if op.args[1] in self.spread and _double(op.args[0]):
                op.args[1] = self.spread[op.args[1]][0]
        elif op.kind == "accum":
            self.accum(op)
        elif op.kind == "copy" and op.args[0] in self.spread and op.args[0].type == op.out.type:
            entry, shape = self.spread[op.args[0]]
            return [Op("apply", [shape, entry], op.outs, {"row": "numpy.full"}, span=op.span)]
        return [op]

    def entry(self, value: Value) -> Value:
        if value in self.spread:
            return self.spread[value][0]
        return self.inner.get(value, value)

    def entrywise(self, op: Op, row: str) -> list[Op]:
        wide = [a for a in op.args if a in self.spread]
        if not wide or not _double(op.out) or not all(_same(a, op.out) or isinstance(a.type, Scalar) for a in op.args):
            return [op]
        args = [self.entry(a) for a in op.args]
        try:
            made = self.lookup(row).result(tuple(a.type for a in args), {})
        except RowTypeError:
            return [op]
        if isinstance(made, Array):
            if made == op.out.type:
                op.args = args
            return [op]
        if not isinstance(made, Scalar) or made.dtype != "f64":
            return [op]
        number = Value(self.names.fresh(op.out.hint), made)
        shape = self.spread[wide[0]][1]
        first = Op("apply", args, [number], op.attrs, span=op.span)
        if op.out in self.changeable:  # it must be an array of its own, and does not stay what it is here
            return [first, Op("apply", [shape, number], op.outs, {"row": "numpy.full"}, span=op.span)]
        self.spread[op.out] = (number, shape)
        return [first, Op("apply", [number, shape], op.outs, {"row": SPREAD}, span=op.span)]

    def where(self, op: Op) -> None:
        test = op.args[0]
        if isinstance(test.type, Array) and isinstance(op.out.type, Array) and _double(op.out):
            if test.type.dims == op.out.type.dims and None not in test.type.dims:
                op.args[1:] = [self.entry(a) if a in self.spread else a for a in op.args[1:]]

    def accum(self, op: Op) -> None:
        acc, c = op.args
        if c in self.spread and acc not in self.spread and _same(acc, op.out) and _double(acc):
            op.args = [acc, self.entry(c)]
        elif acc in self.spread and c not in self.spread and _same(c, op.out) and _double(c):
            op.args = [c, self.entry(acc)]


def _changeable(function: Function) -> set[Value]:
    """Return the values that some op may write, or that are handed on to where they may be written."""
    found: set[Value] = set()
    for block in blocks_of(function):
        found.update(block.results)
        for op in block.ops:
            if op.blocks or KINDS[op.kind].effect in ("view", "order"):
                found.update(op.args)
            elif KINDS[op.kind].effect == "write":
                found.update(op.args[:1])
    return found


def _double(value: Value) -> bool:
    return isinstance(value.type, Array) and value.type.dtype == "f64"


def _same(value: Value, like: Value) -> bool:
    return value.type == like.type and isinstance(value.type, Array) and None not in value.type.dims
