"""Places in arrays: what an index names, as an index of the IR with its operands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ssa_ad.ir.build import Index
from ssa_ad.ir.core import Array, Dim, ListT, Scalar, TupleT, Value
from ssa_ad.ir.dims import sliced
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.layout import note_view
from ssa_ad.lower.types import is_bool, is_int
from ssa_ad.lower.values import Abs, Const, Ref, TupleV


@dataclass(frozen=True)
class Place:
    """A subscript of an array: its form, its operands, and the type of what it names."""

    index: Index
    operands: list[Value]
    type: Array | Scalar

    @property
    def kind(self) -> str:
        """The op that reads the place."""
        if self.index.advanced:
            return "gather"
        return "load" if isinstance(self.type, Scalar) else "view"


def place_of(cx: Context, array: Value, subscript: Abs) -> Place:
    """Return the place that ``array[subscript]`` names."""
    t = array.type
    assert isinstance(t, Array)
    if isinstance(subscript, Value) and isinstance(subscript.type, TupleT):
        subscript = TupleV(tuple(cx.items_of(subscript, None)))
    parts = list(subscript.items) if isinstance(subscript, TupleV) else [subscript]
    parts = [index_part(cx, p) for p in parts]
    consumed = sum(mask_rank(p) for p in parts)
    if consumed > t.rank:
        raise cx.unsupported(f"too many indices: the array has {t.rank} axes, {consumed} were given", "")
    items: list[str] = []
    operands: list[Value] = []
    dims: list[Dim] = []
    advanced: list[Array] = []
    where: int | None = None
    split = False
    axis = 0
    for p in parts:
        match p:
            case Const(None):
                items.append("n")
                dims.append(1)
            case Const(value) if value is Ellipsis:
                items.append("e")
                rest = t.rank - consumed
                dims += t.dims[axis : axis + rest]
                axis += rest
            case v.SliceV(lo, hi, step):
                flags = "".join("0" if x == Const(None) else "1" for x in (lo, hi, step))
                items.append("s" + flags)
                operands += [cx.value(x) for x in (lo, hi, step) if x != Const(None)]
                dims.append(sliced(t.dims[axis], *(bound_text(x) for x in (lo, hi, step))))
                axis += 1
            case Value() if isinstance(p.type, Array):
                items.append("m" if p.type.dtype == "b1" else "a")
                operands.append(p)
                split = split or (where is not None and len(dims) != where)
                where = len(dims) if where is None else where
                advanced.append(p.type)
                axis += p.type.rank if p.type.dtype == "b1" else 1
            case _:
                items.append("i")
                operands.append(cx.value(p))
                axis += 1
    dims += t.dims[axis:]
    index = Index(tuple(items))
    if advanced:
        return Place(index, operands, Array(t.dtype, advanced_dims(dims, advanced, where or 0, split, "i" in items)))
    if not dims and not any(i in "e" for i in items):
        return Place(index, operands, Scalar(t.dtype, False))
    return Place(index, operands, Array(t.dtype, tuple(dims)))


def mask_rank(part: Abs) -> int:
    """Return how many axes one part of a subscript consumes."""
    if isinstance(part, Const) and (part.value is None or part.value is Ellipsis):
        return 0
    if isinstance(part, Value) and isinstance(part.type, Array) and part.type.dtype == "b1":
        return part.type.rank
    return 1


def advanced_dims(dims: list[Dim], advanced: list[Array], where: int, split: bool, with_int: bool) -> tuple[Dim, ...]:
    """Return the shape of an advanced subscript: the broadcast of the index arrays stands where they stand."""
    if any(a.dtype == "b1" for a in advanced):
        shape: tuple[Dim, ...] = (None,)
    elif len(advanced) == 1:
        shape = advanced[0].dims
    else:
        rank = max(a.rank for a in advanced)
        same = all(a.dims == advanced[0].dims for a in advanced)
        shape = advanced[0].dims if same else (None,) * rank
    if split or with_int:
        return (*shape, *((None,) * len(dims)))
    return (*dims[:where], *shape, *dims[where:])


def bound_text(x: Abs) -> Any:
    if isinstance(x, Const):
        return x.value
    return x.name


def index_part(cx: Context, part: Abs) -> Abs:
    """Return one part of a subscript as int, slice, None, Ellipsis or index array."""
    match part:
        case Const(value) if value is None or value is Ellipsis or isinstance(value, int):
            return part
        case v.SliceV():
            return part
        case Ref(loc) if loc.kind == "list":
            items = cx.list_items(loc)
            if items and all(isinstance(i, Const) for i in items):
                given = [i.value for i in items]
                dtype = "b1" if all(isinstance(g, bool) for g in given) else "i64"
                return cx.b.const(given, "index", Array(dtype, (len(given),)))
            return cx.apply(cx.row("rt.pack"), [cx.value(i) for i in items], {"shape": (len(items),)})
        case Value() if is_int(part.type) or is_bool(part.type):
            return part
        case Value() if isinstance(part.type, Array) and (part.type.dtype == "b1" or part.type.dtype[0] in "iu"):
            return part
        case Value() if isinstance(part.type, ListT):
            return cx.apply(cx.row("numpy.array"), [part])
    raise cx.unsupported(f"a {describe(part)} is not an index", "index with ints, slices, or int and bool arrays")


def read_place(cx: Context, array: Value, place: Place) -> Value:
    out = cx.b.emit(place.kind, [array, *place.operands], [place.type], attrs={"index": place.index}).out
    if place.kind == "view":
        note_view(cx, array, place.index, out)
    return out
