"""Is this a program? Run between stages, so that the stage that broke it is the one that is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ssa_ad.base.spans import NOWHERE
from ssa_ad.ir.build import Index
from ssa_ad.ir.core import Block, Function, Leaf, ObjectTree, Op, Program, Stack, Type, Value
from ssa_ad.ir.kinds import BRANCHES, KINDS
from ssa_ad.ir.text import op_text
from ssa_ad.ir.walk import definitions, walk


class VerifyError(Exception):
    """The IR is malformed: an internal error of the stage before, never the user's."""


@dataclass(frozen=True)
class Arity:
    """How many arguments (least, most; None is any number, "index" more for the subscript) and outs."""

    least: int
    most: int | None
    outs: int | None


def _just(args: int, outs: int) -> Arity:
    return Arity(args, args, outs)


# Kinds that are not here have rules of their own below.
ARITY: dict[str, Arity] = {
    "const": _just(0, 1),
    "undef": _just(0, 1),
    "zero": _just(0, 1),
    "checked": _just(1, 1),
    "apply": Arity(0, None, 1),
    "tuple": Arity(0, None, 1),
    "untuple": _just(1, 1),
    "size": _just(1, 1),
    "shape": _just(1, 1),
    "len": _just(1, 1),
    "stop": _just(1, 1),
    "load": _just(1, 1),
    "view": _just(1, 1),
    "transpose": _just(1, 1),
    "reshape": Arity(1, None, 1),
    "gather": _just(1, 1),
    "store": _just(2, 0),
    "iop": _just(2, 0),
    "scatter_add": _just(2, 0),
    "take": _just(1, 1),
    "copy": _just(1, 1),
    "new_shadow": _just(1, 1),
    "fill": _just(2, 0),
    "list": Arity(0, None, 1),
    "list_load": _just(2, 1),
    "list_store": _just(3, 0),
    "append": _just(2, 0),
    "pop": Arity(1, 2, 1),
    "dict": Arity(0, None, 1),
    "dict_load": _just(2, 1),
    "dict_has": _just(2, 1),
    "dict_store": _just(3, 0),
    "dict_clear": _just(1, 0),
    "new": _just(0, 1),
    "attr_load": _just(1, 1),
    "attr_store": _just(2, 0),
    "cell_read": _just(1, 1),
    "cell_write": Arity(1, None, 0),
    "draw": Arity(1, None, 1),
    "opaque": Arity(1, None, None),
    "accum": _just(2, 1),
    "unbroadcast": _just(2, 1),
    "saved": _just(1, 1),
    "backward": _just(0, 0),
    "raise": Arity(1, 2, 0),
    "caught": _just(0, 1),
    "enter": _just(1, 1),
    "leave": _just(1, 0),
}

INDEXED = ("load", "view", "gather", "store", "iop", "scatter_add", "take")

NEEDED_ATTRS: dict[str, tuple[str, ...]] = {
    "const": ("value",),
    "checked": ("name",),
    "try": ("catches",),
    "caught": ("site",),
    "apply": ("row",),
    "untuple": ("index",),
    "size": ("axis",),
    "iop": ("op",),
    "new": ("cls",),
    "attr_load": ("name",),
    "attr_store": ("name",),
    "cell_read": ("slot",),
    "cell_write": ("slot",),
    "draw": ("method",),
}


class _Verifier:
    def __init__(self, function: Function, stage: str) -> None:
        self.function = function
        self.stage = stage
        self.everywhere = definitions(function)
        self.names: dict[str, Value] = {}
        self.known: set[Value] = set()

    def fail(self, what: str, op: Op | None = None) -> None:
        place = self.function.name
        if op is not None:
            where = f" at {op.span}" if op.span != NOWHERE else ""
            place += f"{where}: `{op_text(op).splitlines()[0]}`"
        stage = f" after {self.stage}" if self.stage else ""
        raise VerifyError(f"malformed IR{stage}: {what}, in {place}")

    def define(self, values: list[Value], op: Op | None) -> None:
        for value in values:
            if not isinstance(value, Value):
                self.fail(f"{value!r} is not a value", op)
            if not isinstance(value.type, Type):
                self.fail(f"{value} has no type", op)
            if not value.name.isidentifier():
                self.fail(f"{value.name!r} is not a name", op)
            if self.names.get(value.name) is value:
                self.fail(f"{value} is defined twice", op)
            if value.name in self.names:
                self.fail(f"two values are called {value}", op)
            self.names[value.name] = value
            self.known.add(value)

    def use(self, values: list[Value], op: Op | None, what: str = "argument") -> None:
        for value in values:
            if value not in self.known:
                why = "is not defined at this point" if value in self.everywhere else "is not defined anywhere"
                self.fail(f"{what} {value} {why}", op)

    def block(self, block: Block, owner: Op | None) -> None:
        """Check a block; what it defines is known inside it only."""
        outside = set(self.known)
        self.define(block.params, owner)
        for op in block.ops:
            self.op(op)
        self.use(block.results, owner, "result")
        self.known = outside

    def op(self, op: Op) -> None:
        if op.kind not in KINDS:
            self.fail(f"there is no kind {op.kind!r}", op)
        if op.kind == "saved":
            for value in op.args:
                if value not in self.everywhere:
                    self.fail(f"{value} is not defined anywhere", op)
        else:
            self.use(op.args, op)
        self.attrs(op)
        if op.kind in BRANCHES:
            self.branch(op)
        elif op.kind in ("for", "while"):
            self.loop(op)
        else:
            self.arity(op)
        for block in op.blocks:
            self.block(block, op)
        self.define(op.outs, op)

    def attrs(self, op: Op) -> None:
        for name in NEEDED_ATTRS.get(op.kind, ()):
            if name not in op.attrs:
                self.fail(f"the attribute {name!r} is missing", op)
        if op.kind in INDEXED and not isinstance(op.attrs.get("index"), Index):
            self.fail("the attribute 'index' must be an Index", op)
        if op.kind == "apply" and not isinstance(op.attrs.get("static", {}), dict):
            self.fail("the attribute 'static' must be a dict", op)

    def arity(self, op: Op) -> None:
        if op.blocks:
            self.fail(f"{op.kind} has no blocks", op)
        if op.kind == "shadow_in":
            self.count(op, "outs", len(op.outs), len(op.args))
            return
        rule = ARITY[op.kind]
        more = op.attrs["index"].operands if op.kind in INDEXED else 0
        least, most = rule.least + more, None if rule.most is None else rule.most + more
        if len(op.args) < least or (most is not None and len(op.args) > most):
            self.fail(f"{len(op.args)} arguments instead of {least}", op)
        if rule.outs is not None:
            self.count(op, "outs", len(op.outs), rule.outs)
        if op.kind == "dict" and len(op.args) % 2:
            self.fail("a key without a value", op)

    def count(self, op: Op, what: str, have: int, want: int) -> None:
        if have != want:
            self.fail(f"{have} {what} instead of {want}", op)

    def branch(self, op: Op) -> None:
        self.count(op, "arguments", len(op.args), int(op.kind == "if"))
        self.count(op, "blocks", len(op.blocks), 2)
        for block in op.blocks:
            self.count(op, "block parameters", len(block.params), 0)
            self.count(op, "results of a block", len(block.results), len(op.outs))

    def loop(self, op: Op) -> None:
        carry: Any = op.attrs.get("carry")
        if not isinstance(carry, int):
            self.fail("the attribute 'carry' must be an int", op)
        exits = bool(op.attrs.get("exit"))
        scans = op.attrs.get("scans", ())
        if any(s not in ("forward", "backward") for s in scans):
            self.fail(f"scans are 'forward' or 'backward', not {scans!r}", op)
        ranged = op.kind == "for"
        self.count(op, "blocks", len(op.blocks), 1 if ranged else 2)
        body = op.blocks[-1]
        if ranged:
            self.count(op, "arguments", len(op.args), 3 + carry + len(scans))
            self.count(op, "parameters of the body", len(body.params), 1 + carry + len(scans))
            for stack in op.args[3 + carry :]:
                if not isinstance(stack.type, Stack):
                    self.fail(f"{stack} is scanned but not a stack", op)
        else:
            if scans:
                self.fail("a while scans nothing", op)
            cond = op.blocks[0]
            self.count(op, "arguments", len(op.args), carry)
            self.count(op, "parameters of the condition", len(cond.params), carry)
            self.count(op, "parameters of the body", len(body.params), carry)
            self.count(op, "results of the condition", len(cond.results), 1)
        collects = len(body.results) - exits - carry
        if collects < 0:
            self.fail(f"the body yields {len(body.results)} values instead of at least {exits + carry}", op)
        counts = exits or not ranged
        self.count(op, "outs", len(op.outs), exits + counts + carry + collects)
        for stack in op.outs[len(op.outs) - collects :] if collects else ():
            if not isinstance(stack.type, Stack):
                self.fail(f"{stack} is collected but not a stack", op)

    def facts(self) -> None:
        """Check what a function says besides its body."""
        function = self.function
        entry = set(function.params) | {o for op in walk(function) if op.kind == "cell_read" for o in op.outs}
        results = len(function.body.results)
        for cell in function.cells:
            if cell.entry is not None and cell.entry not in self.everywhere:
                self.fail(f"the entry value of the cell {cell.path} is not defined")
            if cell.final is not None and not 0 <= cell.final < results:
                self.fail(f"the cell {cell.path} ends as result {cell.final} of {results}")
        for group in function.overlaps:
            for value in group:
                if value not in entry:
                    self.fail(f"{value} is in `overlaps` but does not come in from outside")
        for leaf in _leaves(function.tree):
            if not 0 <= leaf.index < results:
                self.fail(f"the tree names result {leaf.index} of {results}")
        marks = [op for op in walk(function) if op.kind == "backward"]
        if len(marks) > 1:
            self.fail("two `backward` marks", marks[1])
        if marks and marks[0] not in function.body.ops:
            self.fail("`backward` stands inside another op", marks[0])


def _leaves(tree: Any) -> list[Leaf]:
    match tree:
        case Leaf():
            return [tree]
        case list() | tuple():
            return [leaf for part in tree for leaf in _leaves(part)]
        case dict() | ObjectTree():
            parts = tree.fields if isinstance(tree, ObjectTree) else tree
            return [leaf for part in parts.values() for leaf in _leaves(part)]
    return []


def verify(code: Function | Program, stage: str = "") -> None:
    """Raise VerifyError, naming op and line, unless ``code`` is well formed.

    ``stage`` is what ran last. ``saved`` may name a value that is not visible where it stands.
    """
    if isinstance(code, Program):
        if code.entry not in code.functions:
            raise VerifyError(f"malformed IR: the entry {code.entry!r} is not a function of the program")
        for function in code.functions.values():
            verify(function, stage)
        return
    checker = _Verifier(code, stage)
    checker.block(code.body, None)
    checker.facts()
