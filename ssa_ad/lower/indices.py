"""Loops over the places of an array: ``np.ndindex`` and ``np.ndenumerate``; choices and joins of arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from ssa_ad.ir.core import Array, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.calls import call_row, operand
from ssa_ad.lower.context import Context
from ssa_ad.lower.special import special
from ssa_ad.lower.values import Abs, Const, TupleV


def places(cx: Context, lengths: list[Abs]) -> v.LazyV:
    """Return the index tuples of an array with these lengths, in C order."""
    total: Abs = Const(1)
    for n in lengths:
        total = n if total == Const(1) else cx.binary("Mult", total, n)

    def place(k: Abs) -> Abs:
        found: list[Abs] = []
        for n in lengths[:0:-1]:
            found.append(cx.binary("Mod", k, n))
            k = cx.binary("FloorDiv", k, n)
        return TupleV((k, *found[::-1]))

    return v.LazyV(cx.value(total), place)


@special(np.ndindex)
def call_ndindex(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) == 1 and isinstance(args[0], TupleV):
        args = list(args[0].items)
    if not args or kwargs:
        raise cx.unsupported("np.ndindex of no lengths is not supported", "")
    return places(cx, args)


@special(np.ndenumerate)
def call_ndenumerate(cx: Context, args: list[Abs], node: Any) -> Abs:
    array = cx.value(args[0])
    if not isinstance(array.type, Array) or not array.type.rank:
        raise cx.unsupported("np.ndenumerate takes an array with axes", "")
    every = places(cx, [cx.size(array, k) for k in range(array.type.rank)])

    def entry(k: Abs) -> Abs:
        place = every.element(k)
        return TupleV((place, cx.get_item_value(array, place)))

    return v.LazyV(every.size, entry)


@special(np.select)
def call_select(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    default = kwargs.pop("default", args[2] if len(args) > 2 else Const(0))
    if kwargs or len(args) not in (2, 3):
        raise cx.unsupported("this call of np.select is not supported", "write np.where in np.where")
    found = default
    pairs = list(zip(cx.items_of(args[0], None), cx.items_of(args[1], None), strict=True))
    for condition, choice in reversed(pairs):
        found = call_row(cx, cx.row("numpy.where"), [condition, choice, found], {})
    return found


@special(np.append)
def call_append(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    row = cx.row("numpy.concatenate")
    if kwargs.get("axis", Const(None)) != Const(None) or len(args) > 2:
        axis = args[2] if len(args) > 2 else kwargs["axis"]
        return call_row(cx, row, [TupleV(tuple(args[:2]))], {"axis": axis})
    return call_row(cx, row, [TupleV(tuple(flat(cx, operand(cx, a, row)) for a in args))], {})


def flat(cx: Context, a: Value) -> Abs:
    if not isinstance(a.type, Array):
        return cx.pack([a])
    return a if a.type.rank == 1 else call_row(cx, cx.row("numpy.ravel"), [a], {})
