"""How the arrays lie in memory, where that is known: a reshape of some is a view, of others a copy.

The layout of an array without gaps is its axes in the order of the memory, the slowest first: ``(0, 1)`` is a
matrix in C order and ``(1, 0)`` its transpose. Axes of length 1 may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ssa_ad.ir.build import Index
from ssa_ad.ir.core import Array, Dim, Value
from ssa_ad.ir.dims import surely_longer
from ssa_ad.ir.row import Row
from ssa_ad.lower.context import Context, Layout

MAKES_C_ORDER = frozenset(
    f"numpy.{n}" for n in ("zeros", "ones", "empty", "full", "eye", "identity", "outer", "matmul", "diag", "diagflat")
) | {"operator.matmul", "rt.pack"}  # fmt: skip

KEEPS_LAYOUT = frozenset(f"numpy.{n}" for n in ("zeros_like", "ones_like", "empty_like", "full_like", "copy"))
"""What these make has the layout of their operand; of what is elementwise that is so if the operands have one."""

HAS_ITS_OWN = frozenset({"numpy.cross", "rt.exp_of_normal"})
"""What is elementwise, but not laid out as its operands are where these are turned."""

KEEPS_C_ORDER = frozenset({"numpy.stack"})

MOVES_AXES: dict[str, Callable[..., np.ndarray]] = {
    "numpy.transpose": np.transpose,
    "numpy.swapaxes": np.swapaxes,
    "numpy.moveaxis": np.moveaxis,
}


def dims_of(value: Value) -> tuple[Dim, ...]:
    return value.type.dims if isinstance(value.type, Array) else ()


def in_order(value: Value) -> Layout:
    """Return the layout of an array in C order."""
    return tuple(range(len(dims_of(value))))


def long_axes(value: Value) -> list[int]:
    """Return the axes of an array that are not known to be of length 1."""
    return [k for k, d in enumerate(dims_of(value)) if d != 1]


def is_c_order(cx: Context, value: Any) -> bool:
    """Whether an array is known to be C-contiguous."""
    layout = cx.layouts.get(value) if isinstance(value, Value) else None
    if layout is None:
        return False
    long = long_axes(value)
    return [k for k in layout if k in long] == long


def surely_turned(cx: Context, value: Value) -> bool:
    """Whether an array is known not to be C-contiguous, unless it is empty: flat it is a copy."""
    layout = cx.layouts.get(value)
    if layout is None or is_c_order(cx, value):
        return False
    return all(surely_longer(d) for d in dims_of(value) if d != 1)


def note_c_order(cx: Context, value: Value) -> None:
    cx.layouts[value] = in_order(value)


def note_made(cx: Context, row: Row, args: list[Value], static: Mapping[str, Any], out: Value) -> None:
    """Note the layout of the array that a row makes."""
    cx.repeating |= row.repeats is not None
    if not isinstance(out.type, Array):
        return
    if row.name in MOVES_AXES:
        note_moved(cx, args[0], out, lambda a: MOVES_AXES[row.name](a, **static))
    if row.alias:
        return
    arrays = [a for a in args if len(long_axes(a)) > 1]  # of the others no order is seen
    if len(long_axes(out)) <= 1 or row.name in MAKES_C_ORDER:
        note_c_order(cx, out)
    elif (row.elementwise or row.name in KEEPS_LAYOUT | KEEPS_C_ORDER) and all(is_c_order(cx, a) for a in arrays):
        note_c_order(cx, out)
    elif (row.elementwise and row.name not in HAS_ITS_OWN) or row.name in KEEPS_LAYOUT:
        common = {cx.layouts.get(a) for a in arrays}
        spread = None in out.type.dims or all(dims_of(a) != out.type.dims for a in arrays)
        if len(common) == 1 and not spread and (layout := common.pop()) is not None:
            cx.layouts[out] = layout


def note_moved(cx: Context, base: Value, out: Value, move: Callable[[np.ndarray], np.ndarray]) -> None:
    """Note the layout of a view that has the axes of ``base`` in another order."""
    layout = cx.layouts.get(base)
    if layout is not None:
        order = move(np.empty(in_order(base))).shape  # every axis is as long as its number is high
        cx.layouts[out] = tuple(order.index(k) for k in layout)


def note_view(cx: Context, base: Value, index: Index, out: Value) -> None:
    """Note the layout of ``base[index]``: whole trailing axes behind ints and at most one plain slice."""
    if not is_c_order(cx, base) or not isinstance(out.type, Array):
        return
    items = [i for i in index.items if i not in "ne"]
    lead = next((k for k, i in enumerate(items) if i != "i"), len(items))
    rest = items[lead:]
    if not rest or (rest[0] in ("s000", "s100", "s010", "s110") and all(i == "s000" for i in rest[1:])):
        if "e" not in index.items or not rest:
            note_c_order(cx, out)


def note_merge(cx: Context, out: Value, sources: tuple[Any, ...]) -> None:
    """Note the layout of what comes out of a branch."""
    if isinstance(out.type, Array) and all(isinstance(s, Value) for s in sources):
        layouts = {cx.layouts.get(s) for s in sources} or {in_order(out)}
        if len(layouts) == 1 and (layout := layouts.pop()) is not None and len(layout) == out.type.rank:
            cx.layouts[out] = layout
