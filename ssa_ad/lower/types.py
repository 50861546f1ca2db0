"""Types of real objects, and the join of two types where control flow meets."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from ssa_ad.ir.core import (
    BOOL,
    DYN,
    FLOAT,
    INT,
    NONE,
    OBJECT,
    STR,
    Array,
    DictT,
    Dim,
    Dyn,
    ListT,
    ObjT,
    Opaque,
    Scalar,
    TupleT,
    Type,
    is_float,
)

DTYPES = {
    "float64": "f64", "float32": "f32", "float16": "f16", "int64": "i64", "int32": "i32", "int16": "i16",
    "int8": "i8", "uint8": "u8", "uint16": "u16", "uint32": "u32", "uint64": "u64", "bool": "b1",
    "complex128": "c128", "complex64": "c64",
}
BOTTOM = Opaque("?")
"""The element type of an empty container."""


def type_of_object(x: Any) -> Type | None:
    """Return the type of a run-time quantity, None for anything that is not one."""
    kind = type(x)
    if kind is float:
        return FLOAT
    if kind is bool:
        return BOOL
    if kind is int:
        return INT
    if x is None:
        return NONE
    if kind is str:
        return STR
    if isinstance(x, np.ndarray):
        dtype = DTYPES.get(x.dtype.name)
        return None if dtype is None else Array(dtype, tuple(1 if n == 1 else None for n in x.shape))
    if isinstance(x, np.generic):
        dtype = DTYPES.get(x.dtype.name)
        return None if dtype is None else Scalar(dtype, False)
    if isinstance(x, complex):
        return Scalar("c128")
    if isinstance(x, tuple):
        items = [type_of_object(i) for i in x]
        return None if None in items else TupleT(tuple(i for i in items if i is not None))
    if isinstance(x, np.random.Generator | np.random.RandomState) or kind is random.Random:
        return Opaque(kind.__name__)
    return None


def join_dims(a: tuple[Dim, ...], b: tuple[Dim, ...]) -> tuple[Dim, ...]:
    return tuple(x if x == y else None for x, y in zip(a, b, strict=True))


def join_dtypes(a: str, b: str) -> str:
    names = {v: k for k, v in DTYPES.items()}
    return DTYPES[np.promote_types(names[a], names[b]).name]


def join(a: Type, b: Type) -> Type | None:
    """Return the least type that holds both, None if there is none."""
    if a == b:
        return a
    if a == BOTTOM or b == BOTTOM:
        return b if a == BOTTOM else a
    match a, b:
        case Scalar(), Scalar():
            python = a.python if a.python == b.python and a.dtype == b.dtype else None
            if a.python and b.python and not {"f64", "c128"} & {a.dtype, b.dtype}:
                python = True
            return Scalar(join_dtypes(a.dtype, b.dtype), python)
        case Array(), Array() if a.rank == b.rank and a.dtype == b.dtype:
            return Array(a.dtype, join_dims(a.dims, b.dims))
        case ListT(), ListT():
            elem = join(a.elem, b.elem)
            return elem and ListT(elem)
        case DictT(), DictT():
            key, value = join(a.key, b.key), join(a.value, b.value)
            return key and value and DictT(key, value)
        case TupleT(), TupleT() if len(a.items) == len(b.items):
            items = [join(x, y) for x, y in zip(a.items, b.items, strict=True)]
            return None if None in items else TupleT(tuple(i for i in items if i is not None))
        case ObjT(), ObjT() if a.name == b.name:
            return a
        case (Scalar() | Array() | Dyn()), (Scalar() | Array() | Dyn()) if is_float(a) or is_float(b):
            return DYN
        case Opaque(), Opaque():
            return OBJECT
    return None


def is_int(t: Type) -> bool:
    return isinstance(t, Scalar) and t.dtype[0] in "iu"


def is_bool(t: Type) -> bool:
    return isinstance(t, Scalar) and t.dtype == "b1"
