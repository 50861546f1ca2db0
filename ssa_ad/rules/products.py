"""Types and adjoints of products of arrays: matmul, dot and their kin, by the ranks of the operands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import DYN, Array, Dim, Op, Scalar, Type, Value
from ssa_ad.ir.row import RowTypeError, TypeRule
from ssa_ad.rules.formula import Forward, build_formula
from ssa_ad.rules.types import broadcast, describe, dims_of, is_dyn, need_numbers, numpy_result, ufunc_dtypes


def product_dtype(types: Sequence[Type], name: str) -> str | None:
    """Return the dtype of a product, None if a Python number makes it uncertain."""
    found = ufunc_dtypes(np.multiply, types, name)
    return found.pop() if len(found) == 1 else None


def meet(name: str, a: Type, b: Type, left: Dim, right: Dim) -> None:
    """Raise RowTypeError when two lengths that must agree are proved to differ."""
    if isinstance(left, int) and isinstance(right, int) and left != right:
        raise RowTypeError(f"{name}: lengths {left} and {right} do not agree in {describe(a)} and {describe(b)}")


def matmul_type(name: str) -> TypeRule:
    """Return the type rule of ``a @ b``."""

    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        a, b = types
        need_numbers(name, types, "arrays")
        for t in types:
            if isinstance(t, Scalar) or (isinstance(t, Array) and t.rank == 0):
                raise RowTypeError(f"{name} takes arrays of at least one axis, not {describe(t)}: write *")
        if not isinstance(a, Array) or not isinstance(b, Array):
            return DYN
        dtype = ufunc_dtypes(np.matmul, types, name).pop()
        meet(name, a, b, a.dims[-1], b.dims[-2 if b.rank > 1 else 0])
        batch = broadcast(a.dims[:-2], b.dims[:-2])
        return numpy_result(dtype, (*batch, *a.dims[:-1][-1:], *(b.dims[-1:] if b.rank > 1 else ())))

    return result


def dot_type(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    """Type rule of ``np.dot``: a product with a number, or a sum over a's last and b's last but one axis."""
    need_numbers("np.dot", types)
    a, b = types
    if is_dyn(a) or is_dyn(b):
        return DYN
    left, right = dims_of(a), dims_of(b)
    if left and right:
        meet("np.dot", a, b, left[-1], right[-2 if len(right) > 1 else 0])
        dims = left[:-1] + right[:-2] + (right[-1:] if len(right) > 1 else ())
    else:
        dims = left + right
    # np.dot takes Python numbers as arrays: they are not weak
    strong = [Scalar(t.dtype, False) if isinstance(t, Scalar) else t for t in types]
    dtype = product_dtype(strong, "np.dot")
    return numpy_result(dtype, dims) if dtype else DYN


_MATMUL: dict[tuple[int, int], tuple[str, str]] = {
    (1, 1): ("g * b", "g * a"),
    (2, 1): ("np.outer(g, b)", "a.T @ g"),
    (1, 2): ("b @ g", "np.outer(a, g)"),
    (2, 2): ("g @ b.T", "a.T @ g"),
}
_SCALED = ("g * b", "np.sum(g * a)"), ("np.sum(g * b)", "g * a")


def _chosen(b: Builder, op: Op, g: Value, need: Sequence[bool], pair: tuple[str, str]) -> list[Value | None]:
    x, z = op.args
    env = {"a": Forward(x, b.saved), "b": Forward(z, b.saved), "g": g}
    return [build_formula(b, text, env) if n else None for text, n in zip(pair, need, strict=True)]


def matmul_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    """Adjoint of ``a @ b``: the textbook forms up to matrices, a general helper for stacks of them."""
    left, right = (len(dims_of(a.type)) if not is_dyn(a.type) else -1 for a in op.args)
    general = ("rt.matmul_left(g, b, shape_of(a))", "rt.matmul_right(g, a, shape_of(b))")
    return _chosen(b, op, g, need, _MATMUL.get((left, right), general))


def dot_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    """Adjoint of ``np.dot``: as matmul up to matrices, scaling with a number."""
    left, right = (len(dims_of(a.type)) if not is_dyn(a.type) else -1 for a in op.args)
    general = ("rt.dot_left(g, b, shape_of(a))", "rt.dot_right(g, a, shape_of(b))")
    if left == 0 and right == 0:
        pair = _MATMUL[1, 1]
    elif right == 0 and left > 0:
        pair = _SCALED[0]
    elif left == 0 and right > 0:
        pair = _SCALED[1]
    else:
        pair = _MATMUL.get((left, right), general)
    return _chosen(b, op, g, need, pair)
