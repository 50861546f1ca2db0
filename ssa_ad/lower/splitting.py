"""``np.split`` and its kin: lists of views, the pieces of an array along one axis."""

from __future__ import annotations

from typing import Any

import numpy as np

from ssa_ad.ir.core import Array, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.calls import operand
from ssa_ad.lower.context import Context
from ssa_ad.lower.special import Special, special
from ssa_ad.lower.values import Abs, Const, Ref, TupleV


def splitting(name: str, axis: int | None, exact: bool) -> Special:
    """Return what ``np.split`` means; ``axis`` is the one that is not said, None if it cannot be."""

    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        given = dict(zip(("ary", "indices_or_sections", "axis"), args, strict=False)) | kwargs
        array = operand(cx, given.pop("ary"), cx.row("numpy.positive"))
        pieces = given.pop("indices_or_sections")
        along = cx.const_of(given.pop("axis"), "the axis") if "axis" in given else axis
        if given or not isinstance(array.type, Array) or not isinstance(along, int):
            raise cx.unsupported(f"this call of np.{name} is not supported", "index the array")
        if not -array.type.rank <= along < array.type.rank:
            raise cx.unsupported(f"np.{name}: there is no axis {along}", "")
        along %= array.type.rank
        ends = cuts(cx, array, along, pieces, exact)
        whole = (v.SliceV(Const(None), Const(None), Const(None)),) * along
        parts = [
            cx.get_item_value(array, TupleV((*whole, v.SliceV(start, stop, Const(None)))))
            for start, stop in zip([Const(None), *ends], [*ends, Const(None)], strict=True)
        ]
        return cx.new_list(parts, node)

    return call


def cuts(cx: Context, array: Value, axis: int, pieces: Abs, exact: bool) -> list[Abs]:
    """Return where an array is cut."""
    if isinstance(pieces, TupleV) or (isinstance(pieces, Ref) and pieces.loc.kind == "list"):
        return cx.items_of(pieces, None)
    count = cx.const_of(pieces, "the number of pieces")
    if not isinstance(count, int) or count < 1:
        raise cx.unsupported("an array is cut into a known number of pieces, or at known places", "index the array")
    n = cx.value(cx.size(array, axis))
    if exact:
        each = cx.apply(cx.row("rt.section"), [n], {"sections": count}, "section")
        return [each if k == 1 else cx.b.apply("operator.mul", [cx.b.const(k), each]) for k in range(1, count)]
    row = cx.row("rt.section_end")
    return [cx.apply(row, [n], {"sections": count, "k": k}, "end") for k in range(1, count)]


special(np.split)(splitting("split", 0, True))
special(np.array_split)(splitting("array_split", 0, False))
special(np.vsplit)(splitting("vsplit", 0, True))
