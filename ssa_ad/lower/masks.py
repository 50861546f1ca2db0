"""Functions that write only where a mask says so: ``where=`` of ufuncs, ``np.copyto``, ``np.putmask``, ``np.put``.

Each is an assignment to ``out[mask]`` of what is computed from the chosen entries alone: what is masked out is not
computed, so that it can neither warn nor spoil a derivative.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ssa_ad.ir.core import Array, Scalar, Value
from ssa_ad.ir.row import Row
from ssa_ad.lower.arrays import copied
from ssa_ad.lower.calls import call_row, operand
from ssa_ad.lower.codes import Exit
from ssa_ad.lower.context import Context
from ssa_ad.lower.loops import counted_loop
from ssa_ad.lower.special import UFUNC_METHODS, Special, special
from ssa_ad.lower.statements import GO
from ssa_ad.lower.values import Abs, Const, Ref, Static, TupleV


def masked(cx: Context, row: Row, args: list[Abs], kwargs: dict[str, Abs], out: Abs, where: Abs, hint: str) -> Abs:
    """Return ``out`` after ``row(*args, out=out, where=where)``."""
    if not row.elementwise:
        raise cx.unsupported(f"`where` of {row.name} is not supported", "choose the entries with a mask first")
    if out is None or out == Const(None):
        raise cx.unsupported("`where` without `out` leaves the other entries without a value", "give `out`, too")
    array = target(cx, out)
    mask = mask_of(cx, where, array)
    chosen = [chosen_of(cx, operand(cx, a, row), mask, array) for a in args]
    cx.set_item_value(array, mask, call_row(cx, row, chosen, kwargs, hint))
    return out


def target(cx: Context, out: Abs) -> Value:
    if not (isinstance(out, Value) and isinstance(out.type, Array)):
        raise cx.unsupported("what is written here must be an array", "")
    return out


def mask_of(cx: Context, where: Abs, array: Value) -> Value:
    """Return a mask of the shape of ``array``."""
    mask = operand(cx, where, cx.row("numpy.positive"))
    if isinstance(mask.type, Array) and mask.type.dtype == "b1" and same_shape(mask, array):
        return mask
    if isinstance(mask.type, Array | Scalar) and mask.type.dtype == "b1":
        return spread(cx, mask, array)
    raise cx.unsupported("a mask must be an array of bools", "compare, or convert with astype(bool)")


def same_shape(a: Value, b: Value) -> bool:
    s, t = a.type, b.type
    return isinstance(s, Array) and isinstance(t, Array) and None not in s.dims and s.dims == t.dims


def spread(cx: Context, value: Value, like: Value) -> Value:
    assert isinstance(like.type, Array)
    shape = TupleV(tuple(cx.size(like, k) for k in range(like.type.rank)))
    return cx.apply(cx.row("numpy.broadcast_to"), [value, cx.value(shape)])


def chosen_of(cx: Context, value: Value, mask: Value, like: Value) -> Abs:
    """Return the entries of an operand that a mask chooses; a number is the same everywhere."""
    if not isinstance(value.type, Array) or not value.type.rank:
        return value
    whole = value if same_shape(value, like) else spread(cx, value, like)
    return cx.get_item_value(whole, mask)


@special(np.copyto)
def call_copyto(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    where = kwargs.pop("where", args[3] if len(args) > 3 else Const(True))
    kwargs.pop("casting", None)
    if kwargs or len(args) not in (2, 3, 4):
        raise cx.unsupported("this call of np.copyto is not supported", "assign with a mask")
    array = target(cx, args[0])
    if where == Const(True):
        cx.set_item_value(array, Const(Ellipsis), args[1])
        return Const(None)
    mask = mask_of(cx, where, array)
    cx.set_item_value(array, mask, chosen_of(cx, operand(cx, args[1], cx.row("numpy.positive")), mask, array))
    return Const(None)


@special(np.putmask)
def call_putmask(cx: Context, args: list[Abs], node: Any) -> Abs:
    array = target(cx, args[0])
    mask = mask_of(cx, args[1], array)
    values = operand(cx, args[2], cx.row("numpy.positive"))
    if isinstance(values.type, Array) and values.type.rank and not same_shape(values, array):
        numbers = cx.apply(cx.row("numpy.flatnonzero"), [mask])
        in_a_row = values if values.type.rank == 1 else cx.apply(cx.row("rt.flatten"), [values])
        place = cx.value(cx.binary("Mod", numbers, cx.size(in_a_row, 0)))  # they begin again where they end
        cx.set_item_value(array, mask, cx.get_item_value(in_a_row, place))
        return Const(None)
    cx.set_item_value(array, mask, chosen_of(cx, values, mask, array))
    return Const(None)


@special(np.place)
def call_place(cx: Context, args: list[Abs], node: Any) -> Abs:
    array = target(cx, args[0])
    values = args[2]
    if isinstance(values, TupleV) or (isinstance(values, Ref) and values.loc.kind == "list"):
        values, *others = cx.items_of(values, None)
        if others:
            raise cx.unsupported("np.place that repeats its values is not supported", "assign with a mask")
    elif not isinstance(cx.type_of(values), Scalar):
        raise cx.unsupported("np.place that repeats its values is not supported", "assign with a mask")
    cx.set_item_value(array, mask_of(cx, args[1], array), values)
    return Const(None)


@special(np.put)
def call_put(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """``a.put(places, values)``: numbers of the entries in C order."""
    if kwargs or len(args) != 3:
        raise cx.unsupported("`mode` of np.put is not supported", "")
    places, values = args[1], args[2]
    numbers = [len(cx.items_of(x, None)) if isinstance(x, TupleV | Ref) else None for x in (places, values)]
    one = isinstance(cx.type_of(values), Scalar) or numbers[1] == 1
    arrays = [x.type.dims if isinstance(x, Value) and isinstance(x.type, Array) else None for x in (places, values)]
    lengths = [(n,) if n is not None else dims for n, dims in zip(numbers, arrays, strict=True)]
    if not one and (lengths[0] is None or None in lengths[0] or lengths[0] != lengths[1]):
        raise cx.unsupported("np.put repeats or leaves out values of another number than places", "index the array")
    cx.set_item_value(cx.attr(target(cx, args[0]), "flat", node), places, values)
    return Const(None)


def outer(ufunc: np.ufunc) -> Any:
    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        if kwargs or len(args) != 2:
            raise cx.unsupported("keywords of a ufunc's `outer` are not supported", "")
        a, b = (operand(cx, x, cx.row("numpy.positive")) for x in args)
        rank = b.type.rank if isinstance(b.type, Array) else 0
        if isinstance(a.type, Array) and rank:
            a = cx.get_item_value(a, TupleV((Const(Ellipsis), *[Const(None)] * rank)))
        return cx.call(Static(ufunc), [a, b], {}, node)

    return call


def subtract_at(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    less = cx.apply(cx.row("operator.neg"), [operand(cx, args[2], cx.row("numpy.positive"))])
    return UFUNC_METHODS["add", "at"](cx, [args[0], args[1], less], kwargs, node)


def one_after_the_other(ufunc: np.ufunc) -> Special:
    """Return what ``ufunc.at`` means: an entry that is named twice is changed twice."""

    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        array, places = target(cx, args[0]), operand(cx, args[1], cx.row("numpy.positive"))
        given = operand(cx, args[2], cx.row("numpy.positive"))
        ranks = [x.type.rank if isinstance(x.type, Array) else 0 for x in (array, places, given)]
        if ranks[:2] != [1, 1] or ranks[2] > 1 or getattr(places.type, "dtype", "")[0] not in "iu":
            what = f"np.{ufunc.__name__}.at is supported for one axis and an array of ints"
            raise cx.unsupported(what, "write it as a loop over the places")
        cx.get_item_value(array, places)  # before the first is changed, all must be there
        if ranks[2]:
            given = copied(cx, given)

        def trip(k: Value) -> Exit:
            place = cx.get_item_value(places, k)
            value = cx.get_item_value(given, k) if ranks[2] else given
            cx.set_item_value(array, place, cx.call(Static(ufunc), [cx.get_item_value(array, place), value], {}, node))
            return GO

        zero, one = cx.b.const(0), cx.b.const(1)
        counted_loop(cx, node, zero, cx.value(cx.size(places, 0)), one, trip)
        return Const(None)

    return call


UFUNC_METHODS["subtract", "at"] = subtract_at
_CHANGING: tuple[np.ufunc, ...] = (np.multiply, np.divide, np.maximum, np.minimum, np.fmax, np.fmin, np.power)
for _ufunc in _CHANGING:
    UFUNC_METHODS[_ufunc.__name__, "at"] = one_after_the_other(_ufunc)
for _ufunc in (np.add, np.subtract, np.multiply, np.divide, np.maximum, np.minimum, np.power, np.hypot, np.arctan2):
    UFUNC_METHODS[_ufunc.__name__, "outer"] = outer(_ufunc)
