"""Which arrays are known to be C-contiguous: a reshape of one is a view, of any other it may be a copy."""

from __future__ import annotations

from typing import Any

from ssa_ad.ir.build import Index
from ssa_ad.ir.core import Array, Value
from ssa_ad.ir.row import Row
from ssa_ad.lower.context import Context

MAKES_C_ORDER = frozenset(
    f"numpy.{n}" for n in ("zeros", "ones", "empty", "full", "eye", "identity", "outer", "matmul", "diag", "diagflat")
) | {"operator.matmul", "rt.pack"}  # fmt: skip

KEEPS_C_ORDER = frozenset(f"numpy.{n}_like" for n in ("zeros", "ones", "empty", "full")) | {"numpy.stack", "numpy.copy"}
"""What these make has the layout of their operands."""


def note_made(cx: Context, row: Row, args: list[Value], out: Value) -> None:
    """Note the layout of the array that a row makes."""
    cx.repeating |= row.repeats is not None
    if not isinstance(out.type, Array) or row.alias:
        return
    arrays = [a for a in args if isinstance(a.type, Array) and a.type.rank > 1]
    keeps = row.elementwise or row.name in KEEPS_C_ORDER
    if out.type.rank <= 1 or row.name in MAKES_C_ORDER or (keeps and all(a in cx.c_order for a in arrays)):
        cx.c_order.add(out)


def note_view(cx: Context, base: Value, index: Index, out: Value) -> None:
    """Note the layout of ``base[index]``: whole trailing axes behind ints and at most one plain slice."""
    if base not in cx.c_order or not isinstance(out.type, Array):
        return
    items = [i for i in index.items if i not in "ne"]
    lead = next((k for k, i in enumerate(items) if i != "i"), len(items))
    rest = items[lead:]
    if not rest or (rest[0] in ("s000", "s100", "s010", "s110") and all(i == "s000" for i in rest[1:])):
        if "e" not in index.items or not rest:
            cx.c_order.add(out)


def note_merge(cx: Context, out: Value, sources: tuple[Any, ...]) -> None:
    """Note the layout of what comes out of a branch."""
    if isinstance(out.type, Array) and all(isinstance(s, Value) and s in cx.c_order for s in sources):
        cx.c_order.add(out)
