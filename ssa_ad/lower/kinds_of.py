"""Calls that ask what kind of thing something is, and calls that only give it the number of axes it should have."""

from __future__ import annotations

from typing import Any

import numpy as np

from ssa_ad.ir.core import Array, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.special import Special, special
from ssa_ad.lower.values import Abs, Const, Ref, TupleV


@special(np.iinfo, np.finfo, np.dtype, np.issubdtype, np.can_cast, np.promote_types)
def call_about_types(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return what is known of types: it is found while lowering."""
    given = [cx.const_of(a, "a type") for a in args]
    found = cx.calling(*given, **{k: cx.const_of(a, "a type") for k, a in kwargs.items()})
    return Const(found) if isinstance(found, bool) else v.Static(found)


@special(np.isscalar)
def call_isscalar(cx: Context, args: list[Abs], node: Any) -> Abs:
    (a,) = args
    match a:
        case Const(value):
            return Const(np.isscalar(value))
        case Value() if isinstance(a.type, Scalar | Array):
            return Const(isinstance(a.type, Scalar))
        case TupleV() | Ref() | v.Static():
            return Const(False)
    raise cx.unsupported(f"whether a {describe(a)} is a scalar is only known at run time", "")


def at_least(rank: int) -> Special:
    """Return what ``np.atleast_1d`` or ``np.atleast_2d`` means: axes of length 1 in front, as a view."""

    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        if len(args) != 1 or kwargs:
            raise cx.unsupported(f"np.atleast_{rank}d of several arrays is not supported", "call it for each")
        a = cx.call(v.Static(np.asarray), args, {}, node)
        if not (isinstance(a, Value) and isinstance(a.type, Array)):
            raise cx.unsupported(f"how many axes a {describe(args[0])} has is only known at run time", "annotate it")
        missing = rank - a.type.rank
        if missing <= 0:
            return a
        rest = Const(Ellipsis) if a.type.rank == 0 else v.SliceV(Const(None), Const(None), Const(None))
        return cx.get_item_value(a, TupleV((*[Const(None)] * missing, rest)))

    return call


special(np.atleast_1d)(at_least(1))
special(np.atleast_2d)(at_least(2))
