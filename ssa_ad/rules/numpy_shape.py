"""NumPy's functions that rearrange: transposing, joining, repeating, padding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder, Index
from ssa_ad.ir.core import DYN, INT, Array, Dim, Op, Scalar, Type, Value
from ssa_ad.ir.dims import surely_longer
from ssa_ad.ir.row import RowTypeError, TypeRule
from ssa_ad.rules.formula import need_axes, rule, static_of, subscript
from ssa_ad.rules.helpers import made_by_shape
from ssa_ad.rules.numpy_create import to_number
from ssa_ad.rules.types import (
    add_dims,
    code_of,
    describe,
    dims_of,
    dtype_of,
    is_dyn,
    mul_dims,
    need_numbers,
    need_rank,
    normal_axes,
    rank_of_shape,
)

_V = np.array([0.3, -1.2, 2.5])
_M = np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]])
_C = np.arange(24.0).reshape(2, 3, 4)

DimRule = Callable[[tuple[Dim, ...], Mapping[str, Any]], tuple[Dim, ...]]


def shaped(name: str, dims: DimRule) -> TypeRule:
    """Return the rule of a function that rearranges its first operand, from one about lengths."""

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        t = types[0]
        need_numbers(f"np.{name}", [t])
        if not isinstance(t, Scalar | Array):
            return DYN
        try:
            return Array(t.dtype, tuple(dims(dims_of(t), static)))
        except (IndexError, np.exceptions.AxisError):
            raise RowTypeError(f"np.{name}: no such axis in {describe(t)}") from None

    return result


def _same(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    normal_axes(static.get("axis"), len(dims))
    return dims


def _matrix(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if len(dims) < 2:
        raise RowTypeError("np.tril and np.triu take a matrix")
    return dims


def _flat(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if static.get("order", "C") != "C":
        raise RowTypeError("only the order 'C' is differentiated")
    return (mul_dims(dims),)


def _squeeze(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if static["axis"] is None:
        if any(d is None or isinstance(d, str) for d in dims):
            raise RowTypeError("np.squeeze needs its axis where lengths are not known: np.squeeze(a, axis=…)")
        return tuple(d for d in dims if d != 1)
    axes = normal_axes(static["axis"], len(dims))
    return tuple(d for k, d in enumerate(dims) if k not in axes)


def _expand(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    axis = static["axis"]
    count = len(axis) if isinstance(axis, tuple) else 1
    axes = normal_axes(axis, len(dims) + count)
    rest = iter(dims)
    return tuple(1 if k in axes else next(rest) for k in range(len(dims) + count))


def _transpose(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    axes = static["axes"]
    return dims[::-1] if axes is None else tuple(dims[k] for k in normal_axes(tuple(axes), len(dims)))


def _order(call: Callable[..., Any], *names: str) -> DimRule:
    """Return the rule of a permutation of axes, found by permuting an array of distinct lengths."""

    def dims_rule(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
        order = call(np.empty(tuple(range(len(dims)))), *(static[n] for n in names)).shape
        return tuple(dims[k] for k in order)

    return dims_rule


def _row(text: str, formula: str, dims: DimRule, at: Sequence[tuple[Any, ...]], alias: str = "", **more: Any) -> None:
    name = text.partition("(")[0].partition(".")[2]
    operand = text.partition("(")[2].partition(",")[0].partition(")")[0]
    more[operand] = formula
    more.setdefault("tangent", "linear")
    rule(f"{text} -> y", result=shaped(name, dims), at=at, alias=alias, **more)


_BACK = to_number("np.reshape(g, shape_of(a))").replace("np.sum(np.reshape(g, shape_of(a)))", "np.sum(g)")
_MAY, _IS = "may view a", "views a"
_row("numpy.ravel(a, order: static = 'C')", _BACK, _flat, ((_V,), (_M,)), _MAY)
_row("rt.flatten(a)", _BACK, _flat, ((_V,), (_M,)))
_row("numpy.squeeze(a, axis: static = None)", "np.reshape(g, shape_of(a))", _squeeze,
     ((np.ones((1, 3)),), (np.ones((1, 3, 1)), 0)), _IS, raises=["ValueError"])  # fmt: skip
_row("numpy.expand_dims(a, axis: static)", _BACK, _expand, ((_V, 0), (_M, -1), (_V, (0, 2))), _IS)
_row("numpy.transpose(a, axes: static = None)",
     "np.transpose(g) if axes is None else np.transpose(g, inverse_axes(axes))", _transpose,
     ((_M,), (_C, (2, 0, 1))), _IS)  # fmt: skip
_row("numpy.swapaxes(a, axis1: static, axis2: static)", "np.swapaxes(g, axis1, axis2)",
     _order(np.swapaxes, "axis1", "axis2"), ((_M, 0, 1), (_C, 0, -1)), _IS)  # fmt: skip
_row("numpy.moveaxis(a, source: static, destination: static)", "np.moveaxis(g, destination, source)",
     _order(np.moveaxis, "source", "destination"), ((_C, 0, -1), (_C, (0, 1), (1, 2))), _IS)  # fmt: skip
_row("numpy.flip(m, axis: static = None)", "np.flip(g, axis)", _same, ((_V,), (_M,), (_M, 1)), "views m")
_row("numpy.fliplr(m)", "np.fliplr(g)", _matrix, ((_M,),), "views m")
_row("numpy.flipud(m)", "np.flipud(g)", _same, ((_M,),), "views m")
_row("numpy.rot90(m, k: static = 1)", "np.rot90(g, -k)",
     lambda dims, static: dims[1::-1] + dims[2:] if static["k"] % 2 else dims, ((_M,), (_M, 2)), "may view m")
_row("numpy.tril(m, k: static = 0)", "np.tril(g, k)", _matrix, ((_M,), (_M, 1)))
_row("numpy.triu(m, k: static = 0)", "np.triu(g, k)", _matrix, ((_M,), (_M, -1)))
_row("numpy.roll(a, shift, axis: static = None)", "np.roll(g, -shift, axis)", _same, ((_V, 1), (_M, -1, 1), (_M, 2)))


def _by_shape(name: str) -> TypeRule:
    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        need_numbers(name, types[:1])
        t, rank = types[0], rank_of_shape(types[1])
        if not isinstance(t, Scalar | Array) or rank is None:
            return DYN
        return Array(t.dtype, (None,) * rank)

    return result


def _spread_axes(a: Type, y: Type) -> tuple[tuple[int, ...], ...]:
    """Return the axes along which a broadcast array may repeat its entries: the new ones and those of length 1."""
    if not isinstance(a, Array) or not isinstance(y, Array):
        return ()
    new = y.rank - a.rank
    return (tuple(k for k in range(y.rank) if k < new or not surely_longer(a.dims[k - new])),)


rule("numpy.broadcast_to(a, shape) -> y", a="unbroadcast(g, a)", result=_by_shape("np.broadcast_to"),
     alias=_IS, read_only=True, repeats=_spread_axes,
     at=((_V, (2, 3)), (1.5, (2, 3)), (np.float64(1.5), 3)), raises=["ValueError"], tangent="linear")
rule("numpy.reshape(a, shape) -> y", a=_BACK, result=_by_shape("np.reshape"), alias=_MAY,
     at=((_M, (3, 2)), (_M, 6)), raises=["ValueError"], tangent="linear")


def _repeat(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    def dims(have: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
        axes = normal_axes(static["axis"], len(have))
        return (None,) if static["axis"] is None else tuple(None if k in axes else d for k, d in enumerate(have))

    return shaped("repeat", dims)(types, static)


def _tile(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    rank = rank_of_shape(types[1], "reps")
    if rank is None:
        return DYN
    return shaped("tile", lambda dims, static: (None,) * max(len(dims), rank))(types, static)


rule("numpy.repeat(a, repeats, axis: static = None) -> y", a=to_number("rt.sum_repeats(g, repeats, axis, shape_of(a))"),
     result=_repeat, at=((_V, 2), (_M, 2, 1), (_M, 2), (_V, np.array([1, 0, 2]))), raises=["ValueError"],
     tangent="linear")
rule("numpy.tile(a, reps) -> y", a=to_number("rt.sum_tiles(g, reps, shape_of(a))"), result=_tile,
     at=((_V, 2), (_V, (2, 2)), (_M, 2)), tangent="linear")

# ---------------------------------------------------------------------------------------- diagonals


def _diag(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    k = static["k"]
    if len(dims) == 1:
        side = dims[0] + abs(k) if isinstance(dims[0], int) else dims[0] if k == 0 else None
        return (side, side)
    return _diagonal(dims, {"offset": k})


def _diag_of_vector(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if len(dims) != 1:
        raise RowTypeError("np.diagflat takes an array with one axis here")
    return _diag(dims, static)


def _diagonal(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if len(dims) != 2:
        raise RowTypeError("the diagonal is taken of a matrix here")
    n, m = dims
    k = static["offset"]
    if isinstance(n, int) and isinstance(m, int):
        return (max(min(n + min(k, 0), m - max(k, 0)), 0),)
    return (n,) if n == m and k == 0 else (None,)


_row("numpy.diag(v, k: static = 0)",
     "np.diagonal(g, k) if is_rank(v, 1) else rt.diag_back(g, shape_of(v), k)", _diag,
     ((_V,), (_M,), (_V, 1)), "may view v")  # fmt: skip
_row("numpy.diagflat(v, k: static = 0)", "np.diagonal(g, k)", _diag_of_vector, ((_V,), (_V, -1)))
_row("numpy.diagonal(a, offset: static = 0)", "rt.from_diagonal(g, shape_of(a), offset)", _diagonal,
     ((_M,), (_M, 1)), _IS, read_only=True)  # fmt: skip
rule("rt.from_diagonal(v, shape, offset: static = 0) -> y", result=made_by_shape(1, 1),
     v="np.trace(g, offset) if is_number(v) else unbroadcast(np.diagonal(g, offset), v)",
     at=((1.5, (2, 3)), (np.array([0.5, 1.5]), (2, 3), 1)), tangent="linear")

rule("rt.diag_back(v, shape, k: static = 0) -> y", v="np.diag(g, k)",
     at=((_M[:, :2], (2,)), (_V, (3, 3)), (_V[:2], (2, 3), 1)), alias="may view v",
     result=made_by_shape(1, 1), tangent="linear")

# ---------------------------------------------------------------------------------------- windows


def _windows(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    width = static["window_shape"]
    if len(dims) != 1 or type(width) is not int:
        raise RowTypeError("windows of one length are taken of an array with one axis here")
    return (dims[0] - width + 1 if isinstance(dims[0], int) else None, width)


_row("numpy.lib.stride_tricks.sliding_window_view(x, window_shape: static, *, writeable: static = False)",
     "rt.from_windows(g, shape_of(x), window_shape)", _windows, ((_V, 2), (_V, 3)), "views x", read_only=True,
     repeats=lambda x, y: ((0,), (1,)), raises=["ValueError"])  # fmt: skip
rule("rt.from_windows(v, shape, window_shape: static) -> y", result=made_by_shape(1, 1),
     v="np.lib.stride_tricks.sliding_window_view(g, window_shape)",
     at=((_M[:2, :2], (3,), 2),), tangent="linear")

# ---------------------------------------------------------------------------------------- joining


def _pieces(b: Builder, op: Op, g: Value, need: Sequence[bool], axis: int, whole: Sequence[bool]) -> list[Value | None]:
    """Cut ``g`` along ``axis`` into the parts the operands were put in; ``whole`` ones took one position."""
    found: list[Value | None] = []
    offset: Value | int = 0
    head = ("s000",) * axis if axis >= 0 else ("e",)
    tail = ("s000",) * (-axis - 1) if axis < 0 else ()
    for arg, wanted, single in zip(op.args, need, whole, strict=True):
        length: Value | int = 1 if single else _length(b, arg, axis)
        end = _plus(b, offset, length)
        if wanted and single:
            index = Index((*head, "i", *tail))
            found.append(subscript(b, g, index, [_as_value(b, offset)]))
        elif wanted:
            first = [] if offset == 0 and not isinstance(offset, Value) else [_as_value(b, offset)]
            index = Index((*head, "s110" if first else "s010", *tail))
            found.append(subscript(b, g, index, [*first, _as_value(b, end)]))
        else:
            found.append(None)
        offset = end
    return found


def _length(b: Builder, value: Value, axis: int) -> Value | int:
    dims = dims_of(value.type)
    if not is_dyn(value.type):
        known = dims[axis]
        if isinstance(known, int):
            return known
        axis %= len(dims)
    return b.emit("size", [value], [INT], "n", {"axis": axis}).out


def _plus(b: Builder, left: Value | int, right: Value | int) -> Value | int:
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    if left == 0:
        return right
    return b.apply("operator.add", [_as_value(b, left), _as_value(b, right)])


def _as_value(b: Builder, x: Value | int) -> Value:
    return x if isinstance(x, Value) else b.const(x)


def common_dtype(types: Sequence[Type], static: Mapping[str, Any]) -> str:
    """Return the dtype of joined operands."""
    if static.get("dtype") is not None:
        return code_of(static["dtype"])
    return code_of(np.result_type(*(dtype_of(t.dtype) for t in types if isinstance(t, Scalar | Array))))


def _join(types: Sequence[Type], axis: int, name: str) -> tuple[Dim, ...]:
    shapes = [dims_of(t) for t in types]
    rank = len(shapes[0])
    if any(len(s) != rank for s in shapes) or rank == 0:
        raise RowTypeError(f"{name} takes arrays with the same number of axes, not {', '.join(map(describe, types))}")
    (axis,) = normal_axes(axis, rank)
    return tuple(
        add_dims(s[k] for s in shapes) if k == axis else next((s[k] for s in shapes if s[k] is not None), None)
        for k in range(rank)
    )


def _concatenate(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.concatenate", types, "arrays")
    if not isinstance(static["axis"], int):
        raise RowTypeError("np.concatenate takes an int axis")
    if any(map(is_dyn, types)):
        return DYN
    return Array(common_dtype(types, static), _join(types, static["axis"], "np.concatenate"))


def _stack(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.stack", types, "arrays")
    if any(map(is_dyn, types)):
        return DYN
    shapes = [dims_of(t) for t in types]
    if any(len(s) != len(shapes[0]) for s in shapes):
        raise RowTypeError("np.stack takes arrays of one shape")
    (axis,) = normal_axes(static["axis"], len(shapes[0]) + 1)
    inner = [next((s[k] for s in shapes if s[k] is not None), None) for k in range(len(shapes[0]))]
    return Array(common_dtype(types, static), (*inner[:axis], len(types), *inner[axis:]))


def _concatenate_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    axis = static_of(b.lookup("numpy.concatenate"), op)["axis"]
    return _pieces(b, op, g, need, axis, [False] * len(need))


def _stack_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    return _pieces(b, op, g, need, static_of(b.lookup("numpy.stack"), op)["axis"], [True] * len(need))


def _stacking(name: str, axis_of: Callable[[int], int], single: int) -> None:
    """Register vstack and its kin: operands of few axes take one position, the others are joined."""

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        need_numbers(f"np.{name}", types, "arrays")
        if any(map(is_dyn, types)):
            return DYN
        rank = max(len(dims_of(t)) for t in types)
        full = max(rank, single + 1)
        axis = axis_of(rank)
        shapes = [_lifted(dims_of(t), full, axis) for t in types]
        return Array(common_dtype(types, static), _join([Array("f64", s) for s in shapes], axis, f"np.{name}"))

    def _lifted(dims: tuple[Dim, ...], rank: int, axis: int) -> tuple[Dim, ...]:
        return dims if len(dims) == rank else (*dims[:axis], 1, *dims[axis:])

    def adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
        need_axes(op, f"np.{name}")
        ranks = [len(dims_of(a.type)) for a in op.args]
        full = max(*ranks, single + 1) if len(ranks) > 1 else max(ranks[0], single + 1)
        return _pieces(b, op, g, need, axis_of(max(ranks)), [r < full for r in ranks])

    joined = [_V, _V + 1] if name != "hstack" else [_V, _V[:2]]
    rule(f"numpy.{name}(tup: many) -> y", adjoint=adjoint, result=result, raises=["ValueError"], tangent="linear",
         at=((joined,), ([_M, _M + 1],), ([1.0, 2.0] if name == "hstack" else joined,)))  # fmt: skip


rule("numpy.concatenate(arrays: many, axis: static = 0) -> y", adjoint=_concatenate_adjoint, result=_concatenate,
     at=(([_V, _V[:2]],), ([_M, _M[:, :1], _M], 1), ([_M, _M], -2)), raises=["ValueError"], tangent="linear")
rule("numpy.stack(arrays: many, axis: static = 0) -> y", adjoint=_stack_adjoint, result=_stack, raises=["ValueError"],
     at=(([_V, _V + 1],), ([_V, _V + 1], 1), ([_M, _M], -1), ([0.5, 1.5],)), tangent="linear")
_stacking("vstack", lambda rank: 0, 1)
_stacking("hstack", lambda rank: 1 if rank > 1 else 0, 0)
_stacking("column_stack", lambda rank: 1, 1)

# ---------------------------------------------------------------------------------------- padding


def _margins(pad_width: Any, rank: int) -> list[tuple[int, int]]:
    return [(int(lo), int(hi)) for lo, hi in np.broadcast_to(pad_width, (rank, 2))]


def _pad(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    if static.get("mode", "constant") != "constant":
        raise RowTypeError("np.pad is differentiated for mode='constant' only")
    pairs = _margins(static["pad_width"], len(dims))
    return tuple(d + lo + hi if isinstance(d, int) else None for d, (lo, hi) in zip(dims, pairs, strict=True))


def _unpad(dims: tuple[Dim, ...], static: Mapping[str, Any]) -> tuple[Dim, ...]:
    pairs = _margins(static["pad_width"], len(dims))
    return tuple(d - lo - hi if isinstance(d, int) else None for d, (lo, hi) in zip(dims, pairs, strict=True))


_row("numpy.pad(a, pad_width: static, mode: static = 'constant', constant_values: static = 0)",
     "rt.unpad(g, pad_width)", _pad, ((_V, 1), (_M, ((1, 0), (0, 2))), (_V, (1, 2))))  # fmt: skip
_row("rt.unpad(a, pad_width: static)", "np.pad(g, pad_width)", _unpad, ((_V, 1), (_M, ((1, 0), (0, 2)))), _IS)


def _item(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t = types[0]
    need_numbers("item()", types)
    if isinstance(t, Array) and any(isinstance(d, int) and d != 1 for d in t.dims):
        raise RowTypeError(f"item() takes an array of one element, not {describe(t)}")
    dtype = t.dtype if isinstance(t, Scalar | Array) else "f64"
    return Scalar("f64" if dtype[0] == "f" else "b1" if dtype == "b1" else "i64")


rule("rt.item(a) -> y", a="g if is_number(a) else np.full(shape_of(a), g)", result=_item, raises=["ValueError"],
     at=((np.float64(1.5),), (np.array([1.5]),)), tangent="linear")
_KRON: dict[str, Any] = {"a": "rt.kron_left(g, b, shape_of(a))", "b": "rt.kron_right(g, a, shape_of(b))"}


def _kron(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.kron", types, "arrays")
    a, b = types
    if not isinstance(a, Array) or not isinstance(b, Array):
        return DYN
    need_rank("np.kron", b, (a.rank,))
    return Array(common_dtype(types, {}), tuple(mul_dims(pair) for pair in zip(a.dims, b.dims, strict=True)))


rule("numpy.kron(a, b) -> y", result=_kron, at=((_V, _V[:2]), (_M, _M[:, :2])), **_KRON, tangent="bilinear")
for _side, _other in (("left", "right"), ("right", "left")):
    _h = np.kron(_V, _V[:2]) if _side == "left" else np.kron(_V[:2], _V)
    rule(f"rt.kron_{_side}(h, b, shape) -> y", at=((_h, _V[:2], (3,)),),
         result=made_by_shape(2, 2),
         h="np.kron(g, b)" if _side == "left" else "np.kron(b, g)",
         b=f"rt.kron_{_other}(h, g, shape_of(b))", tangent="bilinear")  # fmt: skip
