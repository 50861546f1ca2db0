"""What is known now is computed now.

    c = const 2 : int                                  c = const 3 : int
    d = const 1 : int                           →      …
    n_1 = operator.add c, d : int                      y wherever y_1 was
    y_1 = operator.mul y, one : float

Ints, bools and comparisons of constants are computed; floats only where the result is as short as what
it replaces, since `1 / 3` reads better than its digits. `x * 1.0`, `x - 0.0`, `-(-x)` and the like are `x`
only where that is exact, signed zeros and the result's type included; for an array, only where nobody can
tell a new array from the old one. Branches and loops that are known to run never or once are spliced in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ssa_ad.analysis.regions import Regions, regions
from ssa_ad.ir.build import LookUp, type_of_constant
from ssa_ad.ir.core import BOOL, FLOAT, INT, Array, Block, Function, Op, Scalar, Type, Value, is_float
from ssa_ad.ir.grow import add_result
from ssa_ad.ir.interpret import call_row
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import loop, names_of, substitute

CONSTANTS = (int, float, bool, str, type(None))
LARGEST = 2**63
WIDEST_FLOAT = 8

FOLDED = frozenset(
    [f"operator.{name}" for name in (
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "neg", "pos", "abs", "lt", "le", "gt", "ge",
        "eq", "ne", "not_", "and_", "or_", "xor", "invert",
    )]
    + [f"builtins.{name}" for name in ("int", "float", "bool", "abs", "min", "max")]
)  # fmt: skip

# x op constant that is x, for a float x: the constant must compare equal and have this sign.
NEUTRAL_RIGHT = {
    "operator.mul": ("1.0", "1"),
    "operator.truediv": ("1.0", "1"),
    "operator.pow": ("1.0", "1"),
    "operator.add": ("-0.0",),
    "operator.sub": ("0.0", "0"),
}
NEUTRAL_LEFT = {"operator.mul": ("1.0", "1"), "operator.add": ("-0.0",)}
# the same for an int x
NEUTRAL_RIGHT_INT = {
    "operator.mul": 1, "operator.add": 0, "operator.sub": 0, "operator.floordiv": 1, "operator.pow": 1,
}  # fmt: skip
NEUTRAL_LEFT_INT = {"operator.mul": 1, "operator.add": 0}

CONVERSIONS: dict[str, Type] = {"builtins.float": FLOAT, "builtins.int": INT, "builtins.bool": BOOL}


def run(function: Function, lookup: LookUp) -> Function:
    """Fold constants and identities; changes the function in place and returns it."""
    folder = _Fold(function, lookup)
    folder.block(function.body, {})
    substitute(function, folder.mapping)
    return function


CAUGHT = 5
"""The least exit code of what a handler waits for (see :mod:`ssa_ad.lower.trying`)."""


class _Fold:
    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.function = function
        self.lookup = lookup
        self.names = names_of(function)
        self.constants: dict[Value, Any] = {}
        self.made_by: dict[Value, Op] = {}
        self.flags: dict[tuple[Value, int], Value] = {}
        self.mapping: dict[Value, Value] = {}
        self._regions: Regions | None = None

    @property
    def regions(self) -> Regions:
        if self._regions is None:
            self._regions = regions(self.function, self.lookup)
        return self._regions

    def final(self, value: Value) -> Value:
        while value in self.mapping:
            value = self.mapping[value]
        return value

    def block(self, block: Block, truths: Mapping[Value, bool]) -> None:
        """Fold a block; ``truths`` are conditions that are decided where it stands."""
        ops: list[Op] = []
        work = list(reversed(block.ops))
        while work:
            op = work.pop()
            op.args = [self.final(a) for a in op.args]
            spliced = self.splice(op, truths)
            if spliced is not None:
                work += reversed(spliced)
                continue
            new = self.simple(op)
            for made in new:
                if made.kind == "const" and type(made.attrs["value"]) in CONSTANTS:
                    self.constants[made.out] = made.attrs["value"]
                for out in made.outs:
                    self.made_by[out] = made
                self.inner(made, truths)
            ops += new
        block.ops = ops
        block.results = [self.final(v) for v in block.results]

    def inner(self, op: Op, truths: Mapping[Value, bool]) -> None:
        decided = op.kind == "if" and isinstance(op.args[0].type, Scalar)
        for n, block in enumerate(op.blocks):
            self.block(block, {**truths, op.args[0]: n == 0} if decided else truths)

    # -------------------------------------------------------------------------- control

    def truth(self, value: Value, truths: Mapping[Value, bool]) -> bool | None:
        if value in truths:
            return truths[value]
        if value in self.constants:
            return bool(self.constants[value])
        op = self.made_by.get(value)
        if op is not None and op.attrs.get("row") == "operator.not_":
            inner = self.truth(op.args[0], truths)
            return None if inner is None else not inner
        return None

    def splice(self, op: Op, truths: Mapping[Value, bool]) -> list[Op] | None:
        """Return the ops that stand for a branch or loop whose course is known, or None."""
        if op.kind == "if":
            known = self.truth(op.args[0], truths)
            if known is None:
                return None
            block = op.blocks[0 if known else 1]
            self.mapping.update(zip(op.outs, block.results, strict=True))
            return block.ops
        if op.kind == "for":
            return self.splice_for(op)
        return None

    def splice_for(self, op: Op) -> list[Op] | None:
        parts = loop(op)
        if any(type(self.constants.get(v)) is not int for v in parts.range) or parts.collects:
            return None
        if self.constants[parts.range[2]] == 0:
            return None
        trips = range(*(self.constants[v] for v in parts.range))
        if not trips:
            self.mapping.update(zip(parts.finals, parts.inits, strict=True))
            counts = [v for v in (parts.exit_out, parts.trips) if v is not None]
            return [Op("const", (), [v], {"value": 0}, span=op.span) for v in counts]
        if len(trips) > 1 or parts.exits or parts.stacks or parts.index is None:
            return None
        self.mapping.update(zip(parts.carried, parts.inits, strict=True))
        self.mapping.update(zip(parts.finals, parts.nexts, strict=True))
        return [Op("const", (), [parts.index], {"value": trips[0]}, span=op.span), *parts.body.ops]

    # -------------------------------------------------------------------------- single ops

    def simple(self, op: Op) -> list[Op]:
        """Return what stands for ``op``: itself, other ops, or nothing where its out became another value."""
        if op.kind == "apply":
            return self.apply(op)
        if op.kind == "size" and isinstance(op.args[0].type, Array):
            length = op.args[0].type.dims[op.attrs["axis"]]
            if isinstance(length, int):
                return [_const(op, length)]
        if op.kind == "if":
            self.select(op)
        return [op]

    def select(self, op: Op) -> None:
        """Let ``if c {yield True} else {yield False}`` be ``c``."""
        cond = op.args[0]
        if cond.type != BOOL:
            return
        for k, out in enumerate(op.outs):
            pair = [self.constant_in(block, k) for block in op.blocks]
            if pair[0] is True and pair[1] is False:
                self.mapping[out] = cond

    def constant_in(self, block: Block, k: int) -> Any:
        value = self.final(block.results[k])
        local = {op.out: op.attrs["value"] for op in block.ops if op.kind == "const"}
        return local.get(value, self.constants.get(value))

    def apply(self, op: Op) -> list[Op]:
        name = op.attrs["row"]
        if name in FOLDED and all(a in self.constants for a in op.args):
            computed = self.compute(op)
            if computed is not None:
                return [computed]
        same = self.same(op, name)
        if same is not None and fits(same.type, op.out.type) and self.may_stand_for(op.out, same):
            self.mapping[op.out] = same
            return []
        if name == "operator.mul" and is_float(op.out.type):
            for value, factor in (op.args, op.args[::-1]):
                if repr(self.constants.get(factor)) in ("-1.0", "-1") and value.type == op.out.type:
                    return [Op("apply", [value], op.outs, {"row": "operator.neg"}, span=op.span)]
        if name in ("operator.add", "operator.sub"):
            return self.regroup(op, name)
        if name == "operator.eq" and type(self.constants.get(op.args[1])) is int:
            return self.compare(op, self.constants[op.args[1]])
        return [op]

    def compare(self, op: Op, asked: int) -> list[Op]:
        """Let what says whether an exit code is ``asked`` be made where a `try` makes the code."""
        code = op.args[0]
        found = self.leaves(code)
        if found is None or not any(tried or leaf >= CAUGHT for leaf, tried in found):
            return [op]
        if {leaf for leaf, _ in found} == {0, asked} != {0}:
            return [Op("apply", [self.flagged(code, 0)], op.outs, {"row": "operator.not_"}, span=op.span)]
        self.mapping[op.out] = self.flagged(code, asked)
        return []

    def leaves(self, code: Value) -> list[tuple[int, bool]] | None:
        """Return the constants that branches choose from for a value, and whether by a `try`; None if not all are."""
        op = self.made_by.get(code)
        if op is None or op.kind not in BRANCHES or code.type != INT:
            return None
        k = op.outs.index(code)
        found: list[tuple[int, bool]] = []
        for block in op.blocks:
            value = self.constant_in(block, k)
            more = [(value, op.kind == "try")] if type(value) is int else self.leaves(self.final(block.results[k]))
            if more is None:
                return None
            found += more
        return found

    def flagged(self, code: Value, asked: int) -> Value:
        if (code, asked) not in self.flags:
            op = self.made_by[code]
            k = op.outs.index(code)
            answers = []
            for block in op.blocks:
                value = self.constant_in(block, k)
                if type(value) is int:
                    answer = _const(op, value == asked)
                    answer.outs = [Value(self.names.fresh("t"), BOOL)]
                    block.ops.append(answer)
                    answers.append(answer.out)
                else:
                    answers.append(self.flagged(self.final(block.results[k]), asked))
            hint = "done" if asked == 0 else "left"
            flag = self.flags[code, asked] = add_result(op, answers, self.names, hint)
            self.made_by[flag] = op
            if op.kind == "if":
                self.select(op)
                self.flags[code, asked] = self.final(flag)
        return self.flags[code, asked]

    def compute(self, op: Op) -> Op | None:
        """Return the constant that ``op`` makes, unless it raises or is better left to be read."""
        given = [self.constants[a] for a in op.args]
        if op.attrs["row"] == "operator.pow" and all(type(v) is int for v in given) and abs(given[1]) > 64:
            return None
        try:
            value = call_row(self.lookup(op.attrs["row"]), given, op.attrs.get("static", {}))
        except Exception:  # it raises when it runs, too
            return None
        if type(value) not in (int, float, bool) or type_of_constant(value) != op.out.type:
            return None
        if type(value) is int and abs(value) >= LARGEST:
            return None
        if type(value) is float and len(repr(value)) > WIDEST_FLOAT:
            return None
        return _const(op, value)

    def same(self, op: Op, name: str) -> Value | None:
        """Return the argument that the op's result always equals, bit for bit."""
        if name in CONVERSIONS:
            return op.args[0] if len(op.args) == 1 and op.args[0].type == CONVERSIONS[name] else None
        if name == "operator.pos":
            t = op.args[0].type
            return op.args[0] if isinstance(t, Scalar) and t.dtype != "b1" else None
        if name in ("operator.neg", "operator.not_"):
            inner = self.made_by.get(op.args[0])
            twice = inner is not None and inner.attrs.get("row") == name
            return inner.args[0] if inner is not None and twice else None
        if len(op.args) != 2:
            return None
        for value, other, floats, ints in (
            (op.args[0], op.args[1], NEUTRAL_RIGHT, NEUTRAL_RIGHT_INT),
            (op.args[1], op.args[0], NEUTRAL_LEFT, NEUTRAL_LEFT_INT),
        ):
            known = self.constants.get(other)
            if known is None or isinstance(known, bool):
                continue
            if is_float(value.type) and repr(known) in floats.get(name, ()):
                return value
            if value.type == INT and type(known) is int and ints.get(name) == known:
                return value
        return None

    def may_stand_for(self, made: Value, value: Value) -> bool:
        """Whether nobody can tell ``value`` from a new object that is equal to it."""
        if isinstance(made.type, Scalar):
            return True
        return self.regions.private(made) and self.regions.never_written(value)

    def regroup(self, op: Op, name: str) -> list[Op]:
        """Turn ``(n + 1) - 1`` of ints into ``n`` and ``(n + 1) + 1`` into ``n + 2``."""
        step = self.int_step(op)
        inner = self.made_by.get(op.args[0])
        if step is None or inner is None or op.out.type != INT:
            return [op]
        before = self.int_step(inner)
        if before is None or inner.args[0].type != INT:
            return [op]
        total = before + step
        if total == 0:
            self.mapping[op.out] = inner.args[0]
            return []
        constant = Value(self.names.fresh("c"), INT)
        row = "operator.add" if total > 0 else "operator.sub"
        return [
            Op("const", (), [constant], {"value": abs(total)}, span=op.span),
            Op("apply", [inner.args[0], constant], op.outs, {"row": row}, span=op.span),
        ]

    def int_step(self, op: Op) -> int | None:
        """Return k if ``op`` is ``n + k`` or ``n - k`` for a constant int k."""
        sign = {"operator.add": 1, "operator.sub": -1}.get(op.attrs.get("row", ""))
        if sign is None or type(self.constants.get(op.args[1])) is not int:
            return None
        return sign * int(self.constants[op.args[1]])


def fits(t: Type, wanted: Type) -> bool:
    """Whether a value of type ``t`` is one of type ``wanted``, which may leave open whose number it is."""
    return t == wanted or (isinstance(t, Scalar) and wanted == Scalar(t.dtype, None))


def _const(op: Op, value: Any) -> Op:
    return Op("const", (), op.outs, {"value": value}, span=op.span)
