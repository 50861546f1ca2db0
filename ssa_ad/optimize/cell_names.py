"""Names for what a cell holds, where the program has none because nobody reads it: outs of branches, carries of loops.

    for i: int in … {                          gain_2 = for i: int in … carry(gain: object = gain_1) : object {
      cell_write{…'gain'} self, t                cell_write{…'gain'} self, t
      yield                               →      yield carry(t)
    }                                          }
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ssa_ad.ir.core import OBJECT, Block, Function, Op, Value
from ssa_ad.ir.walk import Loop, loop, names_of, walk

Cell = tuple[Value, tuple[str, Any]]
"""The object that holds a cell, and its slot there."""


class CellNames:
    """Adds names to a function, in place; ``cell_of`` tells which cell a `cell_write` sets."""

    def __init__(self, function: Function, cell_of: Callable[[Op], Cell | None]) -> None:
        self.names = names_of(function)
        self.cell_of = cell_of

    def fresh(self, cell: Cell) -> Value:
        """Return a new value, called after the cell."""
        key = cell[1][1]
        return Value(self.names.fresh(key if isinstance(key, str) and key.isidentifier() else "item"), OBJECT)

    def behind(self, cell: Cell, op: Op, before: Value) -> Value:
        """Return what the cell holds behind an `if` or a loop, if it holds ``before`` before it."""
        return self._joined(cell, op, before) if op.kind == "if" else self._carried(cell, loop(op), before)

    def _followed(self, cell: Cell, block: Block, held: Value) -> Value:
        for op in block.ops:
            if op.kind == "cell_write" and self.cell_of(op) == cell:
                held = op.args[1]
            elif op.blocks and self._writes(cell, *op.blocks):
                held = self.behind(cell, op, held)
        return held

    def _writes(self, cell: Cell, *blocks: Block) -> bool:
        return any(op.kind == "cell_write" and self.cell_of(op) == cell for block in blocks for op in walk(block))

    def _joined(self, cell: Cell, op: Op, before: Value) -> Value:
        found = [self._followed(cell, block, before) for block in op.blocks]
        for k, out in enumerate(op.outs):
            if all(block.results[k] is value for block, value in zip(op.blocks, found, strict=True)):
                return out
        for block, value in zip(op.blocks, found, strict=True):
            block.results.append(value)
        op.outs.append(self.fresh(cell))
        return op.outs[-1]

    def _carried(self, cell: Cell, parts: Loop, before: Value) -> Value:
        op, n = parts.op, parts.carry
        start, final = self.fresh(cell), self.fresh(cell)
        end = self._followed(cell, parts.body, start)
        op.args.insert(len(parts.range) + n, before)
        parts.body.params.insert((parts.index is not None) + n, start)
        parts.body.results.insert(int(parts.exits) + n, end)
        op.outs.insert((parts.exit_out is not None) + (parts.trips is not None) + n, final)
        if parts.cond is not None:
            parts.cond.params.insert(n, self.fresh(cell))
        op.attrs["carry"] = n + 1
        return final
