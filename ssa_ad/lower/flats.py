"""``flat`` of arrays that do not lie in C order: a number is taken apart into an index for each axis."""

from __future__ import annotations

from functools import reduce

from ssa_ad.ir.core import Array, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context
from ssa_ad.lower.places import index_part, place_of, read_place
from ssa_ad.lower.values import Abs, Ref, TupleV


def length(cx: Context, flat: v.FlatV) -> Value:
    """Return how many entries there are."""
    return cx.value(reduce(lambda n, more: cx.binary("Mult", n, more), lengths(cx, flat)))


def lengths(cx: Context, flat: v.FlatV) -> list[Abs]:
    assert isinstance(flat.array.type, Array)
    return [cx.size(flat.array, k) for k in range(flat.array.type.rank)]


def places(cx: Context, flat: v.FlatV, index: Abs) -> TupleV:
    """Return the index of the array that names what ``flat[index]`` does; a number below zero counts from the end.

    What is too far for the array is so for its first axis.
    """
    if isinstance(index, v.SliceV):
        every = cx.apply(cx.row("numpy.arange"), [length(cx, flat)], {}, "k")
        numbers: Abs = read_place(cx, every, place_of(cx, every, index))
    else:
        numbers = index_part(cx, index)
        if isinstance(index, Ref) and isinstance(numbers, Value):  # a list of numbers is not counted with
            numbers = cx.apply(cx.row("numpy.array"), [numbers])
    if isinstance(numbers, Value) and isinstance(numbers.type, Array) and numbers.type.dtype == "b1":
        raise cx.unsupported("a mask of `flat` is not supported here", "index the array itself with a mask")
    found: list[Abs] = []
    for n in lengths(cx, flat)[:0:-1]:
        found.append(cx.binary("Mod", numbers, n))
        numbers = cx.binary("FloorDiv", numbers, n)
    return TupleV((numbers, *found[::-1]))
