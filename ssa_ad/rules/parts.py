"""The type of a part of an array, by the form of the subscript that takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ssa_ad.ir.build import Index
from ssa_ad.ir.core import Array, Scalar, Type, Value
from ssa_ad.rules.formula import viewed_dims


def part_type(a: Type, index: Index, operands: Sequence[Value], known: Mapping[Value, Any]) -> Type:
    """Return the type of ``a[index]``; ``operands`` and their ``known`` values tell the lengths of slices."""
    if not isinstance(a, Array):
        return a
    used = sum(1 for i in index.items if i not in "ne")
    plain = "e" not in index.items
    if all(i == "i" for i in index.items) and used == a.rank and plain:
        return Scalar(a.dtype, False)
    if not index.advanced:
        return Array(a.dtype, viewed_dims(a.dims, index, operands, known))
    rank = a.rank - used + sum(1 for i in index.items if i == "n" or i[0] == "s")
    ranks = [0]
    for item, operand in zip([i for i in index.items if i in "iam"], _places(index, operands), strict=True):
        t = operand.type
        ranks.append(1 if item == "m" else t.rank if isinstance(t, Array) else 0)
        if item == "m" and isinstance(t, Array):
            rank -= t.rank - 1
    return Array(a.dtype, (None,) * (rank + max(ranks)))


def _places(index: Index, operands: Sequence[Value]) -> list[Value]:
    found, rest = [], list(operands)
    for item in index.items:
        if item in "iam":
            found.append(rest.pop(0))
        elif item[0] == "s":
            del rest[: item.count("1")]
    return found
