"""In the reverse sweep, minus signs meet and cancel.

    t_1 = operator.neg g : float
    t_2 = operator.mul t_1, y : float          t_2 = operator.mul g, y : float
    x_bar_1 = accum x_bar, t_2 : float    →    x_bar_1 = operator.sub x_bar, t_2 : float

A sign moves out of products and quotients until it meets another one, or a sum, which becomes a difference
(`a[i] += -t` is `a[i] -= t`). That is exact: rounding is symmetric. A sign that meets nothing stays where it
was, and so does the user's own code before `backward`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssa_ad.analysis.regions import regions
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, Function, Op, Scalar, Value, is_float
from ssa_ad.ir.walk import uses

SIGNED = ("operator.mul", "operator.truediv", "operator.matmul", "numpy.outer", "numpy.dot")
"""Rows of which a sign in either operand is the sign of the result."""

NEG = "operator.neg"
DIFFERENCE = {"operator.add": "operator.sub", "operator.sub": "operator.add"}


def run(function: Function, lookup: LookUp) -> Function:
    """Cancel signs after `backward`; changes the function in place and returns it."""
    marks = [n for n, op in enumerate(function.body.ops) if op.kind == "backward"]
    if marks:
        _Signs(function, lookup).block(function.body, marks[0])
    return function


class _Signs:
    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.count = {value: len(sites) for value, sites in uses(function).items()}
        self.regions = regions(function, lookup)
        self.made_by: dict[Value, Op] = {}
        self.before: list[Op] = []

    def block(self, block: Block, start: int = 0) -> None:
        outside, self.before = self.before, []
        for op in block.ops[start:]:
            for inner in op.blocks:
                self.block(inner)
            self.op(op)
            for out in op.outs:
                self.made_by[out] = op
            self.before.append(op)
        self.before = outside

    # -------------------------------------------------------------------------- asking

    def row(self, value: Value) -> str:
        op = self.made_by.get(value)
        return str(op.attrs.get("row", "")) if op is not None else ""

    def negated(self, value: Value) -> bool:
        """Whether ``value`` is ``-x`` of a float ``x`` of its type that is still what it was."""
        if self.row(value) != NEG:
            return False
        op = self.made_by[value]
        inner = op.args[0]
        number = is_float(inner.type) and isinstance(inner.type, Scalar | Array)
        return number and inner.type == value.type and self.unchanged(op)

    def unchanged(self, since: Op) -> bool:
        """Whether the operands of ``since`` still have the contents that it read, and its result those that it made."""
        roots = {r for a in (*since.args, *since.outs) for r in self.regions.of(a)}
        if not roots or not self.regions.touches(roots, self.regions.written):
            return True
        if since not in self.before:
            return False
        for op in self.before[self.before.index(since) + 1 :]:
            effect = self.regions.effects[op]
            changed = {r for k in effect.writes for r in self.regions.of(op.args[k])}
            if op.blocks or effect.outside or self.regions.touches(roots, changed):
                return False
        return True

    def signs(self, value: Value) -> Iterator[tuple[Op, int]]:
        """Yield the places in a product that nothing else uses where a negated value stands."""
        op = self.made_by.get(value)
        if op is None or self.row(value) not in SIGNED or self.count.get(value) != 1:
            return
        for k, arg in enumerate(op.args):
            if self.negated(arg):
                yield op, k
            yield from self.signs(arg)

    def signed(self, value: Value) -> bool:
        return self.negated(value) or next(self.signs(value), None) is not None

    # -------------------------------------------------------------------------- changing

    def strip(self, value: Value) -> Value:
        """Return a signed value without its sign; a product is changed for that."""
        if self.negated(value):
            return self.bare(value)
        op, k = next(self.signs(value))
        op.args[k] = self.bare(op.args[k])
        return value

    def bare(self, negated: Value) -> Value:
        """Return what stands under a sign, and move one use there."""
        inner = self.made_by[negated].args[0]
        self.count[inner] += 1
        self.count[negated] -= 1
        if not self.count[negated]:
            self.count[inner] -= 1
        return inner

    def op(self, op: Op) -> None:
        row = op.attrs.get("row", "")
        if row == NEG:
            self.negation(op)
        elif row in SIGNED:
            self.product(op)
        elif op.kind == "accum" or row in DIFFERENCE:
            self.sum(op, row or "operator.add")
        elif op.kind == "iop" and op.attrs["op"] in DIFFERENCE and self.signed(op.args[1]):
            op.args[1] = self.strip(op.args[1])
            op.attrs["op"] = DIFFERENCE[op.attrs["op"]]

    def negation(self, op: Op) -> None:
        """Let ``-(-a * b)`` be ``a * b``: the op takes over the product."""
        if self.row(op.args[0]) not in SIGNED or op.args[0].type != op.out.type:
            return
        product = self.made_by[op.args[0]]
        if self.unchanged(product) and next(self.signs(product.out), None) is not None:
            self.strip(product.out)
            op.args, op.attrs = list(product.args), dict(product.attrs)
            self.count[product.out] = 0

    def product(self, op: Op) -> None:
        """Let ``(-a) * (-b)`` be ``a * b``, however deep the signs stand."""
        left, right = op.args[:2]
        if left is not right and self.signed(left) and self.signed(right):
            op.args[:2] = [self.strip(left), self.strip(right)]

    def sum(self, op: Op, row: str) -> None:
        """Let ``a + -b`` be ``a - b``, ``-a + b`` be ``b - a`` and ``a - -b`` be ``a + b``."""
        left, right = op.args
        if left is right or not all(is_float(v.type) and isinstance(v.type, Scalar | Array) for v in op.args):
            return
        if self.signed(right):
            self.become(op, DIFFERENCE[row], left, self.strip(right))
        elif row == "operator.add" and self.signed(left):
            self.become(op, "operator.sub", right, self.strip(left))

    def become(self, op: Op, row: str, left: Value, right: Value) -> None:
        op.kind, op.args, op.attrs = "apply", [left, right], {**op.attrs, "row": row}
