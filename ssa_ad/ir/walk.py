"""Walking, copying and renaming: what every pass does to a program before it does anything clever.

``walk`` and ``blocks_of`` visit; ``uses``, ``definitions`` and ``parents`` answer who, where and
inside what; ``substitute`` renames uses in place; ``clone`` copies. Nothing here knows what an op means,
except :class:`Loop`, which names the parts of a ``for`` or ``while`` so that nobody counts positions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ssa_ad.ir.build import Names
from ssa_ad.ir.core import Block, Cell, Function, Op, Value

Site = Op | Block
"""Where a value is used or defined: an op (argument, out) or a block (result, parameter)."""


# ------------------------------------------------------------------------------------- visiting


def body_of(code: Function | Block) -> Block:
    """Return the block of a function, or the block itself."""
    return code.body if isinstance(code, Function) else code


def walk(code: Function | Block) -> Iterator[Op]:
    """Yield every op in program order, an op before the ops of its blocks."""
    for op in body_of(code).ops:
        yield op
        for block in op.blocks:
            yield from walk(block)


def blocks_of(code: Function | Block) -> Iterator[Block]:
    """Yield the block and all blocks nested in it, outer ones first."""
    block = body_of(code)
    yield block
    for op in block.ops:
        for inner in op.blocks:
            yield from blocks_of(inner)


def definitions(code: Function | Block) -> dict[Value, Site]:
    """Return for every value the op that makes it or the block that has it as a parameter."""
    found: dict[Value, Site] = {}
    for block in blocks_of(code):
        for value in block.params:
            found[value] = block
        for op in block.ops:
            for value in op.outs:
                found[value] = op
    return found


def uses(code: Function | Block) -> dict[Value, list[Site]]:
    """Return for every value the ops that take it and the blocks that yield it, one entry per use.

    A value without uses has no entry. Cells and overlaps of a function do not count.
    """
    found: dict[Value, list[Site]] = {}
    for block in blocks_of(code):
        for op in block.ops:
            for value in op.args:
                found.setdefault(value, []).append(op)
        for value in block.results:
            found.setdefault(value, []).append(block)
    return found


@dataclass(frozen=True)
class Parents:
    """What stands inside what: the block of each op, and the op of each nested block."""

    block_of: Mapping[Op, Block]
    op_of: Mapping[Block, Op]

    def enclosing(self, op: Op) -> Iterator[Op]:
        """Yield the ops around ``op``, innermost first."""
        outer = self.op_of.get(self.block_of[op])
        while outer is not None:
            yield outer
            outer = self.op_of.get(self.block_of[outer])


def parents(code: Function | Block) -> Parents:
    block_of: dict[Op, Block] = {}
    op_of: dict[Block, Op] = {}
    for block in blocks_of(code):
        for op in block.ops:
            block_of[op] = block
            for inner in op.blocks:
                op_of[inner] = op
    return Parents(block_of, op_of)


def free_values(*blocks: Block) -> list[Value]:
    """Return the values that the blocks use and that are defined outside them, in order of use."""
    inside: set[Value] = set()
    for block in blocks:
        inside.update(definitions(block))
    found: dict[Value, None] = {}
    for block in blocks:
        for inner in blocks_of(block):
            used = [v for op in inner.ops for v in op.args] + inner.results
            found.update((v, None) for v in used if v not in inside)
    return list(found)


def names_of(code: Function | Block) -> Names:
    """Return a source of names that are fresh in the function."""
    names = Names()
    for value in definitions(code):
        names.reserve(value.name)
    return names


# ------------------------------------------------------------------------------------- loops


@dataclass(frozen=True)
class Loop:
    """The parts of a ``for`` or ``while`` by name. Lists are copies: change the op, not these.

    ``scanned`` and ``stacks`` are empty for a ``while``; ``index`` is None there. ``exit_*`` are None
    where the loop has no exit, ``trips`` where the loop does not count them.
    """

    op: Op
    body: Block
    carry: int
    exits: bool
    index: Value | None
    range: list[Value]
    inits: list[Value]
    stacks: list[Value]
    scans: tuple[str, ...]
    carried: list[Value]
    scanned: list[Value]
    exit_result: Value | None
    nexts: list[Value]
    collected: list[Value]
    exit_out: Value | None
    trips: Value | None
    finals: list[Value]
    collects: list[Value]

    @property
    def cond(self) -> Block | None:
        return self.op.blocks[0] if self.op.kind == "while" else None


def loop(op: Op) -> Loop:
    """Return the parts of the loop ``op``."""
    n = op.attrs.get("carry", 0)
    exits = bool(op.attrs.get("exit"))
    ranged = op.kind == "for"
    body = op.blocks[-1]
    start = 3 if ranged else 0
    lead = 1 if ranged else 0
    counts = exits or not ranged
    first = int(exits) + int(counts)
    return Loop(
        op=op,
        body=body,
        carry=n,
        exits=exits,
        index=body.params[0] if ranged else None,
        range=op.args[:start],
        inits=op.args[start : start + n],
        stacks=op.args[start + n :],
        scans=tuple(op.attrs.get("scans", ())),
        carried=body.params[lead : lead + n],
        scanned=body.params[lead + n :],
        exit_result=body.results[0] if exits else None,
        nexts=body.results[exits : exits + n],
        collected=body.results[exits + n :],
        exit_out=op.outs[0] if exits else None,
        trips=op.outs[first - 1] if counts else None,
        finals=op.outs[first : first + n],
        collects=op.outs[first + n :],
    )


# ------------------------------------------------------------------------------------- changing


def substitute(code: Function | Block, mapping: Mapping[Value, Value]) -> None:
    """Replace every use of a key of ``mapping`` by its value, in place; chains are followed.

    Definitions stay. Cells, overlaps and attributes of a function are uses here.
    """

    def final(value: Value) -> Value:
        while value in mapping and mapping[value] is not value:
            value = mapping[value]
        return value

    if not mapping:
        return
    for block in blocks_of(code):
        for op in block.ops:
            op.args = [final(v) for v in op.args]
        block.results = [final(v) for v in block.results]
    if isinstance(code, Function):
        _rename_facts(code, code, final)


def _rename_facts(source: Function, target: Function, rename: Callable[[Value], Value]) -> None:
    """Give ``target`` the cells, overlaps and attributes of ``source`` under other names."""
    target.cells = [replace(c, entry=c.entry and rename(c.entry)) for c in source.cells]
    target.overlaps = [[rename(v) for v in group] for group in source.overlaps]
    target.attrs = {key: _renamed(value, rename) for key, value in source.attrs.items()}


def _renamed(fact: Any, rename: Callable[[Value], Value]) -> Any:
    if isinstance(fact, Value):
        return rename(fact)
    if isinstance(fact, Cell):
        return replace(fact, entry=fact.entry and rename(fact.entry))
    if type(fact) in (list, tuple, set, frozenset):
        return type(fact)(_renamed(f, rename) for f in fact)
    if type(fact) is dict:
        return {_renamed(k, rename): _renamed(v, rename) for k, v in fact.items()}
    return fact


def copy_block(block: Block, mapping: dict[Value, Value], fresh: Callable[[Value], Value]) -> Block:
    """Return a copy of ``block``; every value it defines becomes ``fresh(value)``.

    ``mapping`` says what stands for values from outside (a value without an entry stands for itself)
    and is filled with what was made.
    """

    def define(values: Iterable[Value]) -> list[Value]:
        made = []
        for value in values:
            mapping[value] = fresh(value)
            made.append(mapping[value])
        return made

    new = Block(define(block.params))
    for op in block.ops:
        args = [mapping.get(v, v) for v in op.args]
        # the blocks first: they cannot see the outs
        inner = [copy_block(b, mapping, fresh) for b in op.blocks]
        new.ops.append(Op(op.kind, args, define(op.outs), op.attrs, inner, op.span))
    new.results = [mapping.get(v, v) for v in block.results]
    return new


def _repoint(code: Block, mapping: Mapping[Value, Value]) -> None:
    """Let ``saved``, which may stand before the definition it names, see the copies, too."""
    for op in walk(code):
        if op.kind == "saved":
            op.args = [mapping.get(v, v) for v in op.args]


def clone(function: Function, name: str | None = None) -> Function:
    """Return a copy of the function with values of its own; names and types are the same."""
    return clone_with_map(function, name)[0]


def clone_with_map(function: Function, name: str | None = None) -> tuple[Function, dict[Value, Value]]:
    """Return a copy of the function and what each old value became."""
    mapping: dict[Value, Value] = {}
    body = copy_block(function.body, mapping, lambda v: Value(v.name, v.type))
    _repoint(body, mapping)
    new = Function(name or function.name, body, function.tree)
    _rename_facts(function, new, lambda v: mapping.get(v, v))
    return new, mapping
