"""Symbolic zeros go: what is certainly no derivative costs nothing.

    z = zero : float                               t wherever x_bar was
    x_bar = accum z, t : float               →
    y_bar = operator.mul z, w : float              zero wherever y_bar was

`zero` means "no derivative reaches this", so a product with it is `zero` whatever the other factor holds
(an inf or nan included). Zero are: sums and products of zeros, merges of zeros, a carry that starts as zero
and is zero after a trip if it was before it (found by assuming the most and taking back), entries of a stack
of zeros, and what is read from a shadow into which only zeros are put. An `accum` with one zero is its other
operand, of whatever rank that is, unless the new array it makes is written or seen outside. An array of zeros
stays an array, since others may ask its shape; a number 0.0 is not a symbolic zero and stays.
"""

from __future__ import annotations

from ssa_ad.analysis.effects import has_storage
from ssa_ad.analysis.regions import Root, regions
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, Function, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import Loop, definitions, loop, names_of, substitute, walk

# Rows that are linear in these arguments (None: in each): zero there makes a zero result.
LINEAR: dict[str, tuple[int, ...]] = {
    "operator.mul": (0, 1),
    "operator.matmul": (0, 1),
    "operator.truediv": (0,),
    "operator.neg": (0,),
    "operator.pos": (0,),
    "numpy.multiply": (0, 1),
    "numpy.divide": (0,),
    "numpy.negative": (0,),
    "numpy.matmul": (0, 1),
    "numpy.dot": (0, 1),
    "numpy.outer": (0, 1),
    "numpy.inner": (0, 1),
    "numpy.sum": (0,),
    "numpy.mean": (0,),
    "numpy.cumsum": (0,),
    "numpy.trace": (0,),
    "numpy.transpose": (0,),
    "numpy.swapaxes": (0,),
    "numpy.moveaxis": (0,),
    "numpy.reshape": (0,),
    "numpy.ravel": (0,),
    "numpy.squeeze": (0,),
    "numpy.expand_dims": (0,),
    "numpy.broadcast_to": (0,),
    "numpy.flip": (0,),
}

# Sums: the sign with which the second operand counts.
SUMS = {"operator.add": 1, "operator.sub": -1, "numpy.add": 1, "numpy.subtract": -1}

# Rows whose result may have the shape of an operand.
SHAPED_LIKE = tuple(name for name in LINEAR if name.startswith("operator.") and "mat" not in name)

# Kinds that hand a zero on from their first argument.
THROUGH = ("unbroadcast", "stop", "untuple", "view", "transpose", "reshape", "saved")

# Reads of a shadow, and the writes that leave a zero shadow zero if what they put in is zero.
READS = ("load", "gather", "take")
WRITES = {"store": 1, "scatter_add": 1, "iop": 1}
ADDING = ("operator.add", "operator.sub")


def run(function: Function, lookup: LookUp) -> Function:
    """Remove symbolic zeros; changes the function in place and returns it."""
    zeros = _Zeros(function, lookup)
    zeros.find()
    _Rewriter(function, zeros).block(function.body)
    return function


class _Zeros:
    """Finds the values that are zero: assumes it of every carry and shadow, and takes back what fails."""

    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.function = function
        self.zero: set[Value] = set()
        self.refuted: set[Value] = set()
        self.filled: set[Root] = set()
        self.loops: dict[Op, Loop] = {op: loop(op) for op in walk(function) if op.kind in ("for", "while")}
        self.defs = definitions(function)
        self.any = any(op.kind in ("zero", "new_shadow") for op in walk(function))
        if self.any:
            self.regions = regions(function, lookup)

    def find(self) -> None:
        before = -1
        while self.any and before != len(self.refuted) + len(self.filled):
            before = len(self.refuted) + len(self.filled)
            self.zero = set()
            self.block(self.function.body)

    def block(self, block: Block) -> None:
        for op in block.ops:
            if op in self.loops:
                self.loop(self.loops[op])
            elif op.kind in BRANCHES:
                for inner in op.blocks:
                    self.block(inner)
                for k, out in enumerate(op.outs):
                    if all(inner.results[k] in self.zero for inner in op.blocks):
                        self.zero.add(out)
            else:
                self.shadow(op)
                if len(op.outs) == 1 and self.is_zero(op) and self.fixed(op.out):
                    self.zero.add(op.out)

    def loop(self, parts: Loop) -> None:
        for k, carried in enumerate(parts.carried):
            if parts.inits[k] in self.zero and carried not in self.refuted:
                self.zero.add(carried)
                if parts.cond is not None:
                    self.zero.add(parts.cond.params[k])
        for scanned, stack in zip(parts.scanned, parts.stacks, strict=True):
            if stack in self.zero:
                self.zero.add(scanned)
        if parts.cond is not None:
            self.block(parts.cond)
        self.block(parts.body)
        for k, carried in enumerate(parts.carried):
            if carried in self.zero and parts.nexts[k] in self.zero:
                self.zero.add(parts.finals[k])
            elif carried in self.zero:
                self.refuted.add(carried)
        for stack, value in zip(parts.collects, parts.collected, strict=True):
            if value in self.zero:
                self.zero.add(stack)

    def is_zero(self, op: Op) -> bool:
        zero = self.zero
        if op.kind == "zero":
            return True
        if op.kind in READS and self.is_empty(op.args[0]):
            return True
        if op.kind == "accum" or op.attrs.get("row") in SUMS:
            return all(map(self.nothing, op.args))
        if op.kind in THROUGH:
            return op.args[0] in zero
        if op.kind == "apply":
            linear = LINEAR.get(op.attrs["row"], ())
            return any(self.nothing(op.args[k]) for k in linear if k < len(op.args))
        return False

    def nothing(self, value: Value) -> bool:
        """Whether a value is zero, or a shadow without contents."""
        return value in self.zero or self.is_empty(value)

    def fixed(self, value: Value) -> bool:
        """Whether the contents of a value stay what they are when it is made."""
        return not has_storage(value.type) or self.regions.never_written(value)

    # -------------------------------------------------------------------------- shadows

    def is_empty(self, array: Value) -> bool:
        """Whether an array is a shadow into which only zeros are put."""
        roots = self.regions.of(array) if self.any else frozenset()
        return bool(roots) and all(self.is_shadow(r) and r not in self.filled for r in roots)

    def is_shadow(self, root: Root) -> bool:
        site = root.site
        if root.sort != "alloc" or not isinstance(site, Op) or site.kind != "new_shadow":
            return False
        return isinstance(site.args[0].type, Array) and root not in self.regions.escaped

    def shadow(self, op: Op) -> None:
        """Note the shadows into which ``op`` may put something that is not zero."""
        for position in self.regions.effects[op].writes:
            if op.kind == "take" or (op.kind in WRITES and self.nothing(op.args[WRITES[op.kind]])):
                continue
            if op.kind == "iop" and op.attrs["op"] in ("operator.mul", "operator.truediv"):
                continue
            self.filled |= self.regions.of(op.args[position])


class _Rewriter:
    """Replaces what was found to be zero, and drops the zero operand of sums."""

    def __init__(self, function: Function, zeros: _Zeros) -> None:
        self.function = function
        self.zeros = zeros
        self.names = names_of(function)
        self.mapping: dict[Value, Value] = {}
        self.mentioned = {op.attrs["at"] for op in walk(function) if "at" in op.attrs}
        """The labels of ops that say when a saved value is read: these stay where they are."""

    def new_zero(self, like: Value, op: Op) -> Op:
        return Op("zero", (), [Value(self.names.fresh(like.hint), like.type)], span=op.span)

    def block(self, block: Block) -> None:
        ops: list[Op] = []
        for op in block.ops:
            ops += self.op(op)
            for inner in op.blocks:
                self.block(inner)
        block.ops = ops
        if block is self.function.body:
            substitute(self.function, self.mapping)

    def op(self, op: Op) -> list[Op]:
        zero = self.zeros.zero
        if op.blocks:
            return self.control(op)
        if op.attrs.get("label") in self.mentioned:
            return [op]
        if len(op.outs) == 1 and op.out in zero and op.kind != "zero":
            return [self.instead(op)]
        if op.kind == "accum" or op.attrs.get("row") in SUMS:
            return self.sum(op)
        adds = op.kind == "scatter_add" or (op.kind == "iop" and op.attrs["op"] in ADDING)
        if adds and self.zeros.nothing(op.args[1]):
            return []
        return [op]

    def instead(self, op: Op) -> Op:
        """Return what makes the zero that ``op`` made: a new array of zeros where an array is wanted."""
        if not has_storage(op.out.type):
            return Op("zero", (), op.outs, span=op.span)  # of a `take`: there was nothing to take away
        t = op.out.type
        if op.attrs.get("row") in SHAPED_LIKE and isinstance(t, Array) and None not in t.dims:
            for a in op.args:
                if a.type == t:
                    return Op("new_shadow", [a], op.outs, span=op.span)
        return op

    def sum(self, op: Op) -> list[Op]:
        """Drop a zero operand: what is left has the meaning of the sum, if perhaps a lower rank."""
        left, right = (self.zeros.nothing(a) for a in op.args)
        if not (left or right):
            return [op]
        rest = op.args[1] if left else op.args[0]
        if op.kind == "apply" and rest.type != op.out.type:
            return [op]  # it broadcasts or converts
        if left and not right and SUMS.get(op.attrs.get("row", ""), 1) < 0:
            return [Op("apply", [rest], op.outs, {"row": "operator.neg"}, span=op.span)]
        if not self.may_stand_for(op.out, rest):
            return [op]
        self.mapping[op.out] = rest
        return []

    def may_stand_for(self, made: Value, rest: Value) -> bool:
        """Whether nobody can tell ``rest`` from the new array ``made``."""
        if not has_storage(made.type):
            return True
        found = self.zeros.regions
        return found.private(made) and found.never_written(rest)

    def control(self, op: Op) -> list[Op]:
        """Let outs and parameters that are zero be a `zero` made before the op or at the top of its body."""
        before: list[Op] = []
        if op.kind in BRANCHES:
            for out in op.outs:
                if self.number(out):
                    before.append(self.new_zero(out, op))
                    self.mapping[out] = before[-1].out
            return [*before, op]
        parts = self.zeros.loops[op]
        for k, carried in enumerate(parts.carried):
            if self.number(carried):
                own = (carried,) if parts.cond is None else (carried, parts.cond.params[k])
                for value in (*own, parts.finals[k]):
                    self.mapping[value] = parts.inits[k]
        inside: list[Op] = []
        for scanned in parts.scanned:
            if self.number(scanned):
                inside.append(self.new_zero(scanned, op))
                self.mapping[scanned] = inside[-1].out
        parts.body.ops[:0] = inside
        return [op]

    def number(self, value: Value) -> bool:
        """Whether ``value`` is a zero and no array."""
        return value in self.zeros.zero and not has_storage(value.type)
