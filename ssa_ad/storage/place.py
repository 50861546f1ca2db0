"""Where each saved value lives.

``saved v`` in the reverse sweep names a forward value. A value of the outermost block is simply used.
One from inside a loop or branch is recomputed where that is cheap, reloaded where nothing has written
its storage since, and else handed out: a loop collects it in a stack that the reverse loop scans, a
branch yields it. Contents of an array that is written later are copied just before the op that read
them; else the reference is enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ssa_ad.analysis.alias import Aliases
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.base.spans import NOWHERE, Span
from ssa_ad.ir.build import LookUp, Names
from ssa_ad.ir.core import Array, Block, Dyn, Function, Op, Scalar, Type, Value
from ssa_ad.ir.grow import add_collect, add_result, add_scan
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import loop, walk

CHEAP_ROWS = (
    "operator.add", "operator.sub", "operator.mul", "operator.neg", "operator.pos", "operator.floordiv",
    "operator.mod", "operator.lt", "operator.le", "operator.gt", "operator.ge", "operator.eq", "operator.ne",
    "operator.not_", "builtins.int", "builtins.float",
)  # fmt: skip
LOADS = ("load", "list_load", "dict_load", "attr_load")
DEPTH = {"i64": 6, "b1": 3}
"""How many ops in a row are recomputed for one number; two where it is a float."""


@dataclass(frozen=True)
class Residual:
    """A forward value that the reverse sweep reads, and where it lives: kept for messages."""

    name: str
    type: Type
    span: Span
    lives: str


@dataclass
class Level:
    """One block of the reverse sweep: the forward block it mirrors, the ops around both, its new ops."""

    forward: Block
    owner: Op | None
    mirror: Op | None
    ops: list[Op]
    made: dict[Value, Value]


class Placer:
    """Resolves saved values; ``path`` is the chain of reverse blocks being rewritten, outermost first."""

    def __init__(self, aliases: Aliases, top: Block, lookup: LookUp, names: Names, exposed: set[Any]) -> None:
        self.aliases = aliases
        self.exposed = exposed
        self.lookup = lookup
        self.names = names
        self.top = top
        self.home: dict[Value, Block] = {}
        self.labelled = {op.attrs["label"]: op for op in walk(aliases.function) if "label" in op.attrs}
        self.path: list[Level] = []
        self.flags: dict[tuple[Op | None, int], Value] = {}
        self.handed: dict[tuple[Value, Op], Value] = {}
        self.copies: dict[tuple[Value, Block, int], Value] = {}
        self.lives: dict[Value, str] = {}  # what was decided, in words
        # values that certainly are what their type says: a merge may hold undef
        self.outermost = [v for op in top.ops if not op.blocks and op.kind != "undef" for v in op.outs] + top.params

    # -------------------------------------------------------------------------- where things are

    def block_of(self, value: Value) -> Block:
        """Return the forward block that defines ``value``."""
        if value in self.home:
            return self.home[value]
        site = self.aliases.defs[value]
        return self.aliases.parents.block_of[site] if isinstance(site, Op) else site

    def level_of(self, block: Block) -> int | None:
        for k, level in enumerate(self.path):
            if level.forward is block:
                return k
        return None

    def is_top(self, value: Value) -> bool:
        return self.block_of(value) is self.aliases.function.body

    def emit(self, level: int, op: Op) -> None:
        self.path[level].ops.append(op)

    # -------------------------------------------------------------------------- contents

    def changed(self, value: Value, at: Op) -> bool:
        """Whether what ``at`` reads of ``value`` may be another when the reverse sweep reads it."""
        return self.aliases.region(value) in self.exposed or self.aliases.changed_after(
            value, at, before=value not in at.outs
        )

    def contents(self, value: Value, at: Op) -> Value:
        """Return a forward value that still holds at the end what ``value`` held when ``at`` read it."""
        aliases = self.aliases
        if not self.changed(value, at):
            return value
        if not isinstance(value.type, Array | Dyn):
            raise UnsupportedError.at(at.span, f"`{value.hint}` is changed after its elements were used here")
        block = aliases.parents.block_of[at]
        writers = aliases.writers.get(aliases.region(value), ())
        version = sum(aliases.start[op] < aliases.start[at] for op, _ in writers)
        key = (aliases.same(value), block, version)
        if key not in self.copies:
            part = isinstance(site := aliases.defs.get(value), Op) and site.kind == "view"
            out = Value(self.names.fresh(value.hint if part else f"{value.hint}_old"), value.type)
            if isinstance(value.type, Array):
                made = Op("copy", [value], [out], span=at.span)
            else:
                made = Op("apply", [value], [out], {"row": "operator.pos"}, span=at.span)
            block.ops.insert(block.ops.index(at) + (value in at.outs), made)
            self.home[out] = block
            self.copies[key] = out
        return self.copies[key]

    # -------------------------------------------------------------------------- values

    def resolve(self, value: Value) -> Value:
        """Return ``value`` as the reverse block at the end of the path can see it."""
        block = self.block_of(value)
        if block is self.aliases.function.body:
            return value
        k = self.level_of(block)
        if k is None:
            raise AssertionError(f"{value} is saved where the reverse sweep cannot follow")
        level = self.path[k]
        if value not in level.made:
            again = self.cheap(value, k)
            site = self.aliases.defs.get(value)
            if again is None:
                owner = level.owner
                assert owner is not None
                way = "handed out of the branch" if owner.kind in BRANCHES else "collected by the loop"
                self.lives[value] = f"{way} in line {owner.span.line}"
            elif isinstance(site, Op):
                self.lives[value] = "read again" if site.kind in LOADS else "computed again"
            level.made[value] = again or self.hand_out(value, k)
        return level.made[value]

    def described(self, value: Value, held: Value) -> Residual:
        """Return what became of ``value``, for which ``held`` stands at the end of the forward sweep."""
        site = self.aliases.defs.get(value)
        span = site.span if isinstance(site, Op) else NOWHERE
        lives = self.lives.get(held, "at hand")
        if held is not value:
            copied = "copied before it is overwritten"
            lives = copied if lives == "at hand" else f"{copied}, {lives}"
        return Residual(value.name, value.type, span, lives)

    def hand_out(self, value: Value, k: int) -> Value:
        """Carry ``value`` from the forward block of level ``k`` into the reverse one."""
        level = self.path[k]
        owner, mirror = level.owner, level.mirror
        assert owner is not None and mirror is not None
        key = (value, owner)
        if owner.kind in BRANCHES:
            if key not in self.handed:
                self.handed[key] = self._yield(value, owner, level.forward)
            return self.resolve(self.handed[key])
        if key not in self.handed:
            stack = self._scanned_from(value, owner)
            if stack is None:
                stack = add_collect(owner, value, self.names, f"{value.hint}_")
                self.home[stack] = self.aliases.parents.block_of[owner]
            self.handed[key] = stack
        way = "backward"
        if self._scanned_from(value, owner) is not None:
            parts = loop(owner)
            way = parts.scans[parts.scanned.index(value)]
            way = "forward" if way == "backward" else "backward"
        return add_scan(mirror, self.resolve(self.handed[key]), way, self.names, value.hint)

    def _scanned_from(self, value: Value, owner: Op) -> Value | None:
        """Return the stack that the forward loop itself scans for ``value``."""
        if owner.kind != "for":
            return None
        parts = loop(owner)
        return parts.stacks[parts.scanned.index(value)] if value in parts.scanned else None

    def _yield(self, value: Value, owner: Op, block: Block) -> Value:
        if value in block.results:
            return owner.outs[block.results.index(value)]
        results = []
        for inner in owner.blocks:
            if inner is block:
                results.append(value)
                continue
            nothing = Value(self.names.fresh(value.hint), value.type)
            inner.ops.append(Op("undef", (), [nothing], span=owner.span))
            results.append(nothing)
        out = add_result(owner, results, self.names, value.hint)
        self.home[out] = self.aliases.parents.block_of[owner]
        return out

    # -------------------------------------------------------------------------- recomputing

    def cheap(self, value: Value, k: int) -> Value | None:
        """Return ``value`` made again in the reverse block of level ``k``; None if that costs more than keeping it."""
        site = self.aliases.defs.get(value)
        level = self.path[k]
        if isinstance(site, Block) and level.owner is not None and level.owner.kind == "for":
            if site.params[0] is value and level.mirror is not None:
                return level.mirror.blocks[0].params[0]
        depth = DEPTH.get(value.type.dtype, 2) if isinstance(value.type, Scalar) else 3
        if not self.free(value, depth, k):
            return None
        return self.again(value, k)

    def free(self, value: Value, depth: int, k: int) -> bool:
        """Whether ``value`` is at hand in the reverse block of level ``k`` or can be made with ``depth`` ops."""
        block = self.block_of(value)
        if block is self.aliases.function.body:
            return True
        at = self.level_of(block)
        if at is None or at > k:
            return False
        if value in self.path[at].made:
            return True
        site = self.aliases.defs.get(value)
        if isinstance(site, Block):
            owner = self.path[at].owner
            return owner is not None and owner.kind == "for" and site.params[0] is value
        if site is None:
            return False
        if site.kind in ("const", "zero"):
            return True
        if depth == 0 or not self._repeatable(site):
            return False
        return all(self.free(a, depth - 1, k) for a in site.args)

    def _repeatable(self, op: Op) -> bool:
        if op.kind == "apply":
            return op.attrs["row"] in CHEAP_ROWS and all(isinstance(v.type, Scalar) for v in [*op.args, *op.outs])
        if op.kind in ("view", "transpose", "size", "shape", "stop", "checked", "untuple"):
            return True
        if op.kind in LOADS:
            return not self.changed(op.args[0], op)
        return False

    def again(self, value: Value, k: int) -> Value:
        """Append to the reverse block what computes ``value`` again and return it."""
        block = self.block_of(value)
        if block is self.aliases.function.body:
            return value
        at = self.level_of(block)
        assert at is not None
        level = self.path[at]
        if value in level.made:
            return level.made[value]
        site = self.aliases.defs[value]
        if isinstance(site, Block):
            assert level.mirror is not None
            level.made[value] = level.mirror.blocks[0].params[0]
        else:
            args = [self.again(a, at) for a in site.args]
            out = Value(self.names.fresh(value.hint), value.type)
            attrs = {key: v for key, v in site.attrs.items() if key != "label"}
            self.emit(at, Op(site.kind, args, [out], attrs, span=site.span))
            level.made[value] = out
        return level.made[value]

    # -------------------------------------------------------------------------- metadata

    def form(self, value: Value) -> Value:
        """Return some value of the same shape and dtype as ``value``, whatever it holds."""
        if self.is_top(value):
            return value
        t = value.type
        if isinstance(t, Array) and None not in t.dims:
            for other in self.outermost:
                if other.type == t:
                    return other
        return self.resolve(value)

    def measure(self, op: Op, value: Value) -> Value:
        """Return the result of ``op`` (``shape`` or ``size``) of ``value`` without keeping ``value``."""
        t = value.type
        attrs, out = op.attrs, op.outs[0]
        if self.is_top(value) or self.form_known(t):
            made = Value(self.names.fresh(out.hint), out.type)
            self.emit(len(self.path) - 1, Op(op.kind, [self.form(value)], [made], attrs, span=op.span))
            return made
        block = self.block_of(value)
        site = self.aliases.defs.get(value)
        made = Value(self.names.fresh(out.hint), out.type)
        at = block.ops.index(site) + 1 if isinstance(site, Op) and site in block.ops else 0
        block.ops.insert(at, Op(op.kind, [value], [made], attrs, span=op.span))
        self.home[made] = block
        return self.resolve(made)

    def form_known(self, t: Type) -> bool:
        return isinstance(t, Array) and None not in t.dims and any(other.type == t for other in self.outermost)


def forward_part(function: Function) -> tuple[Function, int]:
    """Return a function of the ops before the mark ``backward``, and the position of the mark."""
    marks = [k for k, op in enumerate(function.body.ops) if op.kind == "backward"]
    n = marks[0] if marks else len(function.body.ops)
    body = Block(function.body.params, function.body.ops[:n], [])
    return Function(function.name, body, None, [], function.overlaps), n


