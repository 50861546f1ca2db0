"""Types of results: dtypes as NumPy promotes them, lengths as NumPy broadcasts them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from ssa_ad.ir.build import type_of_constant
from ssa_ad.ir.core import (
    BOOL,
    DYN,
    INT,
    NP_BOOL,
    Array,
    DictT,
    Dim,
    Dyn,
    ListT,
    NoneT,
    ObjT,
    Opaque,
    Scalar,
    StrT,
    TupleT,
    Type,
)
from ssa_ad.ir.row import RowTypeError, TypeRule

DYN_BOOL = Opaque("bool")
"""A truth value of unknown form: what a comparison of Dyn operands gives."""

SHAPE = Opaque("shape")
"""A shape of unknown rank (of known rank it is a TupleT of ints)."""

_CODES = {
    "b1": np.bool_, "i8": np.int8, "i16": np.int16, "i32": np.int32, "i64": np.int64,
    "u8": np.uint8, "u16": np.uint16, "u32": np.uint32, "u64": np.uint64,
    "f16": np.float16, "f32": np.float32, "f64": np.float64, "c64": np.complex64, "c128": np.complex128,
}  # fmt: skip
_DTYPES: dict[str, np.dtype[Any]] = {code: np.dtype(t) for code, t in _CODES.items()}
_NAMES = {dtype: code for code, dtype in _DTYPES.items()}
_WEAK: dict[str, Any] = {"i64": int, "f64": float, "c128": complex}
_SAMPLES: dict[str, Any] = {"b1": True, "i64": 2, "f64": 2.0, "c128": 2j}


def dtype_of(code: str) -> np.dtype[Any]:
    """Return NumPy's dtype of a code such as ``f64``; raises KeyError."""
    return _DTYPES[code]


def code_of(dtype: Any) -> str:
    """Return the code of anything NumPy takes as a dtype; raises RowTypeError."""
    try:
        return _NAMES[np.dtype(dtype)]
    except (TypeError, KeyError):
        raise RowTypeError(f"dtype {dtype!r} is not one that can be computed with") from None


def type_of_value(value: Any) -> Type:
    """Return the type of a run-time value: a number, an array, a tuple of these, or a constant."""
    if isinstance(value, np.ndarray):
        return Array(code_of(value.dtype), value.shape)
    if isinstance(value, np.generic) and not isinstance(value, np.str_ | np.bytes_):
        return Scalar(code_of(value.dtype), False)
    if isinstance(value, tuple):
        return TupleT(tuple(type_of_value(v) for v in value))
    return type_of_constant(value)


def describe(t: Type) -> str:
    """Return what a user would call a value of this type."""
    names = {"f64": "float", "i64": "int", "b1": "bool", "c128": "complex"}
    match t:
        case Scalar(dtype, True):
            return f"a Python {names.get(dtype, dtype)}"
        case Scalar(dtype):
            return f"a number ({names.get(dtype, dtype)})"
        case Array(dtype, dims):
            return f"an array of {dtype} with {len(dims)} axes"
        case Dyn():
            return "a number or array"
        case ListT():
            return "a list"
        case DictT():
            return "a dict"
        case TupleT():
            return "a tuple"
        case StrT():
            return "a str"
        case NoneT():
            return "None"
        case ObjT(name) | Opaque(name):
            return f"an object ({name})"
        case _:
            return str(t)


def is_number(t: Type) -> bool:
    """Whether NumPy computes with a value of this type without converting it."""
    return isinstance(t, Scalar | Array | Dyn) or t == DYN_BOOL


def is_dyn(t: Type) -> bool:
    return isinstance(t, Dyn) or t == DYN_BOOL


def may_be_python(t: Type) -> bool:
    """Whether a value of this type may be a Python number, whose arithmetic raises where NumPy's does not."""
    return isinstance(t, Dyn) or isinstance(t, Scalar) and t.python is not False


def need_numbers(name: str, types: Iterable[Type], takes: str = "numbers and arrays") -> None:
    """Raise RowTypeError unless all operands are numbers or arrays."""
    for t in types:
        if not is_number(t):
            extra = "; make it an array first (np.array)" if isinstance(t, ListT | TupleT) else ""
            raise RowTypeError(f"{name} takes {takes}, not {describe(t)}{extra}")


def need_rank(name: str, t: Type, ranks: Sequence[int]) -> None:
    """Raise RowTypeError unless ``t`` is an array of one of the ranks (or of unknown form)."""
    if isinstance(t, Array) and t.rank in ranks or is_dyn(t) or (0 in ranks and isinstance(t, Scalar)):
        return
    raise RowTypeError(f"{name} takes an array with {' or '.join(map(str, ranks))} axes, not {describe(t)}")


# ---------------------------------------------------------------------------------------- lengths


def dims_of(t: Type) -> tuple[Dim, ...]:
    return t.dims if isinstance(t, Array) else ()


def same_dims(a: tuple[Dim, ...], b: tuple[Dim, ...]) -> bool:
    """Whether two shapes are proved equal."""
    return len(a) == len(b) and all(x == y and x is not None for x, y in zip(a, b, strict=True))


def join_dim(a: Dim, b: Dim) -> Dim:
    """Return the length that broadcasting two lengths gives."""
    if a == b or b == 1:
        return a
    if a == 1 or isinstance(b, int):
        return b
    return a if isinstance(a, int) else None


def broadcast(*shapes: tuple[Dim, ...]) -> tuple[Dim, ...]:
    """Return the shape that broadcasting gives; raises RowTypeError when lengths are proved to differ."""
    rank = max(map(len, shapes), default=0)
    out: list[Dim] = [1] * rank
    for shape in shapes:
        for k, dim in enumerate(shape, rank - len(shape)):
            if isinstance(dim, int) and isinstance(out[k], int) and 1 not in (dim, out[k]) and dim != out[k]:
                raise RowTypeError(f"lengths {out[k]} and {dim} do not broadcast together")
            out[k] = join_dim(out[k], dim)
    return tuple(out)


def add_dims(dims: Iterable[Dim]) -> Dim:
    """Return the sum of lengths, None if one is not known."""
    total = 0
    for d in dims:
        if not isinstance(d, int):
            return None
        total += d
    return total


def mul_dims(dims: Iterable[Dim]) -> Dim:
    """Return the product of lengths where it is known."""
    rest = [d for d in dims if d != 1]
    if len(rest) == 1:
        return rest[0]
    total = 1
    for d in rest:
        if not isinstance(d, int):
            return None
        total *= d
    return total


def normal_axes(axis: Any, rank: int) -> tuple[int, ...]:
    """Return ``axis`` (None, an int or a tuple) as non-negative axes; raises RowTypeError."""
    if axis is None:
        return tuple(range(rank))
    out = []
    for k in axis if isinstance(axis, tuple | list) else (axis,):
        if not isinstance(k, int) or not -rank <= k < rank:
            raise RowTypeError(f"axis {k} is out of range for {rank} axes")
        out.append(k % rank)
    return tuple(out)


def reduced_dims(dims: tuple[Dim, ...], axis: Any, keepdims: bool) -> tuple[Dim, ...]:
    """Return the shape that is left after a reduction."""
    axes = normal_axes(axis, len(dims))
    if keepdims:
        return tuple(1 if k in axes else d for k, d in enumerate(dims))
    return tuple(d for k, d in enumerate(dims) if k not in axes)


def shape_type(t: Type) -> Type:
    """Return the type of the shape of a value."""
    return SHAPE if is_dyn(t) else TupleT((INT,) * len(dims_of(t)))


def rank_of_shape(t: Type, name: str = "shape") -> int | None:
    """Return the rank a shape operand stands for, None if unknown; raises RowTypeError."""
    if t == SHAPE:
        return None
    if isinstance(t, Scalar) and t.dtype in ("i64", "i32", "b1"):
        return 1
    if isinstance(t, TupleT) and all(isinstance(i, Scalar) and i.dtype[0] in "iu" for i in t.items):
        return len(t.items)
    raise RowTypeError(f"{name} must be an int or a tuple of ints, not {describe(t)}")


def numpy_result(dtype: str, dims: tuple[Dim, ...]) -> Type:
    """Return what NumPy hands out for a computed shape: a scalar rather than an array of rank 0."""
    return Array(dtype, dims) if dims else Scalar(dtype, False)


# ---------------------------------------------------------------------------------------- dtypes


@lru_cache(maxsize=4096)
def _resolve(ufunc: np.ufunc, operands: tuple[Any, ...]) -> str:
    found = ufunc.resolve_dtypes((*operands, *(None,) * ufunc.nout))
    return _NAMES[found[-1]]


def _strong(t: Scalar | Array) -> Any:
    return _DTYPES[t.dtype]


def _weak(t: Scalar | Array) -> Any:
    if isinstance(t, Scalar) and t.python is not False:
        return _WEAK.get(t.dtype, _DTYPES[t.dtype])
    return _DTYPES[t.dtype]


def ufunc_dtypes(ufunc: np.ufunc, types: Sequence[Type], name: str) -> set[str]:
    """Return the dtypes a ufunc may give (two if a number is a Python one or not); raises RowTypeError."""
    numbers = [t for t in types if isinstance(t, Scalar | Array)]
    try:
        found = {_resolve(ufunc, tuple(map(_weak, numbers)))}
        if any(isinstance(t, Scalar) and t.python is None for t in numbers):
            strong = (_weak(t) if isinstance(t, Scalar) and t.python else _strong(t) for t in numbers)
            found.add(_resolve(ufunc, tuple(strong)))
        return found
    except (TypeError, KeyError):
        said = " and ".join(map(describe, types))
        raise RowTypeError(f"{name} does not take {said}") from None


def ufunc_result(ufunc: np.ufunc, types: Sequence[Type], name: str) -> Type:
    """Return the type of a ufunc's result."""
    need_numbers(name, types)
    if any(map(is_dyn, types)):
        probe = [Scalar("f64", False)] * len(types)
        return DYN_BOOL if ufunc_dtypes(ufunc, probe, name) == {"b1"} else DYN
    found = ufunc_dtypes(ufunc, types, name)
    dims = broadcast(*map(dims_of, types))
    return numpy_result(found.pop(), dims) if len(found) == 1 else DYN


def ufunc_rule(ufunc: np.ufunc) -> TypeRule:
    """Return the type rule of a NumPy ufunc."""

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        return ufunc_result(ufunc, types, f"np.{ufunc.__name__}")

    return result


def python_result(call: Callable[..., Any], types: Sequence[Type], name: str) -> Type:
    """Return what a call of Python numbers gives, found by calling it with numbers of these types."""
    try:
        return type_of_constant(call(*(_SAMPLES[t.dtype] for t in types if isinstance(t, Scalar))))
    except (TypeError, KeyError):
        said = " and ".join(map(describe, types))
        raise RowTypeError(f"{name} does not take {said}") from None


def operator_rule(call: Callable[..., Any], ufunc: np.ufunc, sign: str) -> TypeRule:
    """Return the type rule of an operator: Python's between Python numbers, NumPy's otherwise."""

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        name = f"operator {sign}"
        if all(isinstance(t, Scalar) and t.python for t in types):
            return python_result(call, types, name)
        if all(isinstance(t, Scalar) and t.python is not False for t in types):
            plain = python_result(call, types, name)
            strong = ufunc_result(ufunc, [Scalar(t.dtype, False) for t in types if isinstance(t, Scalar)], name)
            if isinstance(plain, Scalar) and isinstance(strong, Scalar) and plain.dtype == strong.dtype:
                return Scalar(plain.dtype, None)
            return DYN
        if any(isinstance(t, StrT) for t in types):
            return _string_result(call, types, name)
        return ufunc_result(ufunc, types, name)

    return result


def _string_result(call: Callable[..., Any], types: Sequence[Type], name: str) -> Type:
    left, right = types[0], types[-1]
    if call is operator.mod and isinstance(left, StrT):
        return left
    if call in (operator.eq, operator.ne):
        return BOOL
    if isinstance(left, StrT) and isinstance(right, StrT):
        return BOOL if call in (operator.lt, operator.le, operator.gt, operator.ge) else left
    if call is operator.mul and INT in types:
        return StrT()
    raise RowTypeError(f"{name} does not take {' and '.join(map(describe, types))}")


def constant_type(t: Type) -> TypeRule:
    """Return the rule of a row whose result has one type."""
    return lambda types, static: t


def as_numpy(t: Type) -> Type:
    """Return the type of ``np.asarray``'s elements' owner: Python numbers become NumPy's."""
    return Scalar(t.dtype, False) if isinstance(t, Scalar) else t


def truth(types: Sequence[Type]) -> Type:
    """Return the type of an elementwise truth value of operands of these types."""
    if any(map(is_dyn, types)):
        return DYN_BOOL
    dims = broadcast(*map(dims_of, types))
    return Array("b1", dims) if dims else NP_BOOL
