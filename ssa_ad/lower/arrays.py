"""NumPy functions whose meaning is structural: shapes, layouts, copies, writes. One function each."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ssa_ad.ir.core import Array, Dim, Dyn, ListT, TupleT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.calls import call_row, operand
from ssa_ad.lower.context import Context
from ssa_ad.lower.layout import is_c_order, long_axes, note_c_order, surely_turned
from ssa_ad.lower.places import place_of
from ssa_ad.lower.special import UFUNC_METHODS, Special, special
from ssa_ad.lower.subscripts import as_operand
from ssa_ad.lower.values import Abs, Const, Ref, TupleV


@special(np.float64)
def call_float64(cx: Context, args: list[Abs], node: Any) -> Abs:
    return call_row(cx, cx.row("rt.scalar"), args, {"dtype": v.Static(np.float64)})


def dims_from(cx: Context, shape: Abs) -> tuple[Dim, ...]:
    """Return symbolic lengths for a shape given as ints."""
    parts = (
        list(shape.items)
        if isinstance(shape, TupleV)
        else cx.items_of(shape, None)
        if isinstance(shape, Ref)
        else [shape]
    )
    dims: list[Dim] = []
    for p in parts:
        if isinstance(p, Const):
            dims.append(p.value)
        elif isinstance(p, Value):
            dims.append(cx.known_dims.get(p, f"({p.name})"))
        else:
            dims.append(None)
    return tuple(dims)


def shape_value(cx: Context, shape: Abs) -> Value:
    if isinstance(shape, Ref):
        shape = TupleV(tuple(cx.items_of(shape, None)))
    return cx.value(shape)


def creation(name: str, filled: bool) -> Special:
    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        given = list(args)
        shape = given.pop(0) if given else kwargs.pop("shape")
        rest = []
        if filled:
            rest = [cx.value(given.pop(0) if given else kwargs.pop("fill_value"))]
        dtype = given.pop(0) if given else kwargs.pop("dtype", None)
        if kwargs:
            raise cx.unsupported(f"`{', '.join(kwargs)}` of np.{name} is not supported", "")
        static = {} if dtype in (None, Const(None)) else {"dtype": cx.const_of(dtype, "the dtype")}
        out = cx.apply(cx.row(f"numpy.{name}"), [shape_value(cx, shape), *rest], static)
        if isinstance(out.type, Array):
            out.type = Array(out.type.dtype, dims_from(cx, shape))
        return out

    return call


for _name, _filled in (("zeros", False), ("ones", False), ("empty", False), ("full", True)):
    special(getattr(np, _name))(creation(_name, _filled))


@special(np.array, np.asarray)
def call_array(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    source = args[0]
    dtype = args[1] if len(args) > 1 else kwargs.get("dtype", Const(None))
    static = {} if dtype == Const(None) else {"dtype": cx.const_of(dtype, "the dtype")}
    if set(kwargs) - {"dtype", "copy"} or kwargs.get("copy", Const(True)) != Const(True):
        raise cx.unsupported("this keyword of np.array is not supported", "")
    if isinstance(source, v.GeneratorV):
        raise cx.unsupported("np.array of a generator is an object array", "make a list of it")
    if isinstance(source, TupleV | v.RangeV) or (isinstance(source, Ref) and source.loc.kind == "list"):
        packed = cx.pack(cx.items_of(source, None))
        if not static:
            return packed
        return cx.apply(cx.row("numpy.array"), [packed], static)
    same = isinstance(source, Value) and isinstance(source.type, Array)
    if same and cx.calling is np.asarray and not static and not kwargs:
        return source
    name = "numpy.array" if cx.calling is np.array or "copy" in kwargs else "numpy.asarray"
    return cx.apply(cx.row(name), [cx.value(source)], static)


@special(np.ravel)
def call_ravel(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    known = isinstance(args[0], Value) and (is_c_order(cx, args[0]) or surely_turned(cx, args[0]))
    if len(args) == 1 and not kwargs and known:
        return reshape(cx, args[0], [Const(-1)])
    return call_row(cx, cx.row("numpy.ravel"), args, kwargs)


@special(np.ascontiguousarray)
def call_ascontiguousarray(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) == 1 and not kwargs and is_c_order(cx, args[0]) and args[0].type.rank:
        return args[0]
    return call_row(cx, cx.row("numpy.ascontiguousarray"), args, kwargs)


def pack(cx: Context, items: list[Abs]) -> Value:
    """Return an array of numbers or equally long rows."""
    if not items:
        return cx.apply(cx.row("numpy.zeros"), [cx.b.const(0)])
    if all(is_sequence(i) for i in items):
        return cx.apply(cx.row("numpy.stack"), [pack(cx, cx.items_of(i, None)) for i in items])
    values = [cx.value(i) for i in items]
    if any(isinstance(x.type, Array) and x.type.rank > 0 for x in values):
        return cx.apply(cx.row("numpy.stack"), values)
    out = cx.apply(cx.row("rt.pack"), values, {"shape": (len(values),)})
    return out


def is_sequence(a: Abs) -> bool:
    return isinstance(a, TupleV) or (isinstance(a, Ref) and a.loc.kind == "list")


def reshape(cx: Context, array: Abs, shape: list[Abs]) -> Abs:
    """Return ``array.reshape(shape)``: a view where NumPy makes one."""
    base = cx.value(array)
    if len(shape) == 1 and not (isinstance(shape[0], Value) or isinstance(shape[0], Const)):
        shape = cx.items_of(shape[0], None)
    if not isinstance(base.type, Array):
        raise cx.unsupported("`reshape` takes an array", "")
    dims = list(dims_from(cx, TupleV(tuple(shape))))
    if dims.count(-1) == 1:
        k = dims.index(-1)
        rest = [d for d in dims if d != -1]
        every = base.type.dims
        if not rest and len(every) == 1:
            dims[k] = every[0]
        elif all(isinstance(d, int) for d in (*every, *rest)):
            dims[k] = math.prod(d for d in every if isinstance(d, int)) // max(
                1, math.prod(d for d in rest if isinstance(d, int))
            )
        else:
            dims[k] = None
    t = Array(base.type.dtype, tuple(dims))
    if len(shape) == 1 and surely_turned(cx, base):
        row = cx.apply(cx.row("rt.flatten"), [base])
        same = shape[0] == Const(-1) or (row.type == t and None not in dims)
        return row if same else cx.b.emit("reshape", [row, cx.value(shape[0])], [t]).out
    if len(long_axes(base)) > 1 and not is_c_order(cx, base):
        # a view of some layouts and a copy of others: right as long as nobody writes it
        out = cx.apply(cx.row("numpy.reshape"), [base, cx.value(TupleV(tuple(shape)))])
        out.type = t
        return out
    out = cx.b.emit("reshape", [base, *(cx.value(s) for s in shape)], [t]).out
    if is_c_order(cx, base):
        note_c_order(cx, out)
    return out


@special(np.reshape)
def call_reshape(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) > 2 or set(kwargs) - {"shape", "newshape"}:
        raise cx.unsupported("only a reshape in the order 'C' is supported", "transpose before and after")
    given = args[1] if len(args) > 1 else kwargs.get("shape", kwargs.get("newshape"))
    return reshape(cx, args[0], [given])


@special(np.transpose)
def call_transpose(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if len(args) == 1 and not kwargs:
        return cx.attr(operand(cx, args[0], cx.row("numpy.sum")), "T", node)
    return call_row(cx, cx.row("numpy.transpose"), args, kwargs)


@special(np.einsum)
def call_einsum(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Of one array whose axes it only moves np.einsum makes a view; all else that it computes is fresh."""
    match args:
        case [Const(str(subscripts)), array] if not kwargs:
            left, arrow, right = subscripts.replace(" ", "").partition("->")
            after = right if arrow else "".join(sorted(left))
            if sorted(left) == sorted(after) and len(set(left)) == len(left):
                return call_row(cx, cx.row("numpy.transpose"), [array, Const(tuple(map(left.index, after)))], {})
    return call_row(cx, cx.row("numpy.einsum"), args, kwargs)


@special(np.copy)
def call_copy(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    return call_row(cx, cx.row("numpy.copy"), args, kwargs)  # unlike the method it keeps the layout


def copied(cx: Context, array: Value) -> Value:
    out = cx.b.emit("copy", [array], [array.type]).out
    note_c_order(cx, out)
    return out


@special(np.shape)
def call_shape(cx: Context, args: list[Abs], node: Any) -> Abs:
    x = measured(cx, args[0])
    return cx.attr(x, "shape", node) if isinstance(x, Value) and isinstance(x.type, Array) else TupleV(())


@special(np.ndim)
def call_ndim(cx: Context, args: list[Abs], node: Any) -> Abs:
    x = measured(cx, args[0])
    return Const(x.type.rank) if isinstance(x, Value) and isinstance(x.type, Array) else Const(0)


def measured(cx: Context, x: Abs) -> Abs:
    """Return what has a shape; a list has that of the array that NumPy makes of it."""
    if isinstance(cx.type_of(x), Dyn):
        raise cx.unsupported("whether this is a number or an array is known at run time only", "give it one form")
    if isinstance(x, TupleV | Ref) or isinstance(cx.type_of(x), ListT | TupleT):
        return operand(cx, x, cx.row("numpy.positive"))
    return x


@special(np.size)
def call_size(cx: Context, args: list[Abs], node: Any) -> Abs:
    if len(args) > 1:
        axis = cx.const_of(args[1], "the axis of np.size")
        shape = call_shape(cx, args[:1], node)
        return cx.get_item_value(shape, Const(axis))
    x = measured(cx, args[0])
    return cx.attr(x, "size", node) if isinstance(x, Value) and isinstance(x.type, Array) else Const(1)


@special(np.where)
def call_where(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    return call_row(cx, cx.row("numpy.nonzero" if len(args) == 1 else "numpy.where"), args, kwargs)


def call_add_at(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    array = cx.value(args[0])
    place = place_of(cx, array, args[1])
    cx.b.emit("scatter_add", [array, as_operand(cx, args[2]), *place.operands], (), (), {"index": place.index})
    return Const(None)


@special(np.lib.stride_tricks.as_strided)
def call_as_strided(cx: Context, args: list[Abs], node: Any) -> Abs:
    raise cx.unsupported(
        "np.lib.stride_tricks.as_strided goes by the layout of an array, which its adjoint need not have",
        "use sliding_window_view, np.broadcast_to, np.diagonal or a slice with a step",
    )


@special(np.diag)
def call_diag(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """``np.diag(a)``: a view of the diagonal of a matrix, a new matrix for a vector."""
    array = operand(cx, args[0], cx.row("numpy.diag")) if args else None
    offset = args[1] if len(args) == 2 else kwargs.get("k", Const(0))
    if array is None or not isinstance(array.type, Array) or len(args) > 2 or set(kwargs) - {"k"}:
        return call_row(cx, cx.row("numpy.diag"), args, kwargs)
    name, parameter = ("diagonal", "offset") if array.type.rank == 2 else ("diagflat", "k")
    return call_row(cx, cx.row(f"numpy.{name}"), [array], {} if offset == Const(0) else {parameter: offset})


@special(np.fill_diagonal)
def call_fill_diagonal(cx: Context, args: list[Abs], node: Any) -> Abs:
    array = cx.value(args[0])
    if not isinstance(array.type, Array) or array.type.rank != 2 or len(args) != 2:
        raise cx.unsupported("np.fill_diagonal takes a matrix and a value", "")
    count = cx.apply(cx.row("builtins.min"), [cx.value(cx.size(array, 0)), cx.value(cx.size(array, 1))])
    index = cx.apply(cx.row("numpy.arange"), [count], {}, "k")
    cx.set_item_value(array, TupleV((index, index)), args[1])
    return Const(None)


def along_first(row: str) -> Special:
    """Return what a ufunc's method means that a function does, too, but along the first axis where none is said."""

    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        array, *given = [operand(cx, args[0], cx.row(row)), *args[1:]]
        axis = given[0] if given else kwargs.pop("axis", Const(0))
        several = axis == Const(None) and row.startswith("numpy.cum")
        if len(given) > 1 or several or not (isinstance(array.type, Array) and array.type.rank):
            raise cx.unsupported("this call of a ufunc's method is not supported", f"call {row.replace('numpy', 'np')}")
        return call_row(cx, cx.row(row), [array], {"axis": axis, **kwargs})

    return call


UFUNC_METHODS["add", "at"] = call_add_at
for _ufunc, _method, _row in (
    ("add", "accumulate", "cumsum"),
    ("multiply", "accumulate", "cumprod"),
    ("add", "reduce", "sum"),
    ("multiply", "reduce", "prod"),
    ("maximum", "reduce", "max"),
    ("minimum", "reduce", "min"),
):
    UFUNC_METHODS[_ufunc, _method] = along_first(f"numpy.{_row}")
