"""Linear algebra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import DYN, Array, Dim, Op, Scalar, Type, Value
from ssa_ad.ir.row import RowTypeError, TypeRule
from ssa_ad.rules.formula import Forward, build_formula, need_axes, rule, shape_value, static_of
from ssa_ad.rules.helpers import made_by_shape
from ssa_ad.rules.numpy_reduce import expanded, reduction
from ssa_ad.rules.products import dot_adjoint, dot_type, matmul_adjoint, matmul_type, meet
from ssa_ad.rules.types import (
    describe,
    dims_of,
    is_dyn,
    need_numbers,
    need_rank,
    normal_axes,
    numpy_result,
    ufunc_dtypes,
    ufunc_result,
)

_V, _W = np.array([0.3, -1.2, 2.5]), np.array([1.1, 0.4, -0.7])
_M = np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]])
_S = np.array([[2.0, 0.3], [-0.4, 1.5]])
_C = np.arange(24.0).reshape(2, 3, 4) / 10
_PAIRS = ((_M, _V), (_V, _M.T), (_V, _W), (_M, _M.T), (_C, _C[:, 0]), (_C, np.arange(4.0)))


def _float(t: Type) -> str:
    return t.dtype if isinstance(t, Scalar | Array) and t.dtype[0] == "f" else "f64"


rule("numpy.matmul(a, b) -> y", adjoint=matmul_adjoint, result=matmul_type("np.matmul"), raises=["ValueError"],
     at=(*_PAIRS[:4], (_C, np.arange(4.0)), (_C, np.swapaxes(_C, 1, 2)), (_V, np.swapaxes(_C, 1, 1)), (_M, _C)),
     tangent="bilinear")
rule("numpy.dot(a, b) -> y", adjoint=dot_adjoint, result=dot_type, raises=["ValueError"],
     at=(*_PAIRS[:4], (2.0, 3.0), (_V, 2.0), (2.0, _M), (_C, np.arange(4.0)), (_C, np.arange(8.0).reshape(4, 2))),
     tangent="bilinear")
for _side in ("left", "right"):
    _shape = (2, 3) if _side == "left" else (3, 2)
    for _kind in ("matmul", "dot"):
        _other = {"left": f"rt.{_kind}_right(h, g, shape_of(b))", "right": f"rt.{_kind}_left(h, g, shape_of(b))"}[_side]
        _product = {"left": f"np.{_kind}(g, b)", "right": f"np.{_kind}(b, g)"}[_side]
        rule(f"rt.{_kind}_{_side}(h, b, shape) -> y", h=_product, b=_other, result=made_by_shape(-1, 2),
             tangent="bilinear",
             at=((np.ones((2, 2)), _S.repeat(3, 0)[:3] if _side == "left" else _M, _shape),))  # fmt: skip


def _vdot(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.vdot", types)
    return Scalar(ufunc_dtypes(np.multiply, [_strong(t) for t in types], "np.vdot").pop(), False)


def _strong(t: Type) -> Type:
    return Scalar("f64", False) if is_dyn(t) else Scalar(t.dtype, False) if isinstance(t, Scalar) else t


def _outer(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.outer", types, "vectors")
    for t in types:
        need_rank("np.outer", t, (1,))
    a, b = types
    if is_dyn(a) or is_dyn(b):
        return DYN
    return Array(ufunc_dtypes(np.multiply, types, "np.outer").pop(), dims_of(a) + dims_of(b))


def _inner(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.inner", types)
    a, b = types
    if is_dyn(a) or is_dyn(b):
        return DYN
    for t in types:
        need_rank("np.inner", t, (1, 2))
    meet("np.inner", a, b, dims_of(a)[-1], dims_of(b)[-1])
    return numpy_result(ufunc_dtypes(np.multiply, types, "np.inner").pop(), dims_of(a)[:-1] + dims_of(b)[:-1])


_INNER = {(1, 1): ("g * b", "g * a"), (2, 1): ("np.outer(g, b)", "g @ a"), (1, 2): ("g @ b", "np.outer(g, a)"),
          (2, 2): ("g @ b", "g.T @ a")}  # fmt: skip


def _inner_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    need_axes(op, "np.inner")
    pair = _INNER[tuple(len(dims_of(a.type)) for a in op.args)]  # type: ignore[index]
    env = {"a": Forward(op.args[0], b.saved), "b": Forward(op.args[1], b.saved), "g": g}
    return [build_formula(b, text, env) if n else None for text, n in zip(pair, need, strict=True)]


rule("numpy.vdot(a, b) -> y", a="np.reshape(g * b, shape_of(a))", b="np.reshape(g * a, shape_of(b))", result=_vdot,
     at=((_V, _W), (_M, _M + 1)), raises=["ValueError"], tangent="bilinear")
rule("numpy.outer(a, b) -> y", a="g @ b", b="a @ g", result=_outer, at=((_V, _V[:2]),), tangent="bilinear")
rule("numpy.inner(a, b) -> y", adjoint=_inner_adjoint, result=_inner, at=((_V, _W), (_M, _V), (_V, _M), (_M, _M[:1])),
     raises=["ValueError"], tangent="bilinear")


def _cross(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    for t in types:
        dims = dims_of(t)
        if not is_dyn(t) and (not dims or (isinstance(dims[-1], int) and dims[-1] != 3)):
            raise RowTypeError(f"np.cross takes vectors of three elements, not {describe(t)}")
    return ufunc_result(np.multiply, types, "np.cross")


rule("numpy.cross(a, b) -> y", a="np.cross(b, g)", b="np.cross(g, a)", elementwise=True, result=_cross,
     at=((_V, _W), (_M, _V)), raises=["ValueError"], tangent="bilinear")

# ---------------------------------------------------------------------------------------- tensors


def einsum_terms(subscripts: str, count: int) -> tuple[list[str], str]:
    """Return the letters of each operand and of the result; raises RowTypeError for what is not handled."""
    text = subscripts.replace(" ", "")
    left, arrow, right = text.partition("->")
    terms = left.split(",")
    if "." in text or len(terms) != count or any(len(set(t)) != len(t) for t in terms):
        raise RowTypeError(
            f"np.einsum({subscripts!r}) is not differentiated: write one term per operand, without '...' or a letter"
            " twice in one term"
        )
    if not arrow:
        right = "".join(sorted(c for c in set(left) - {","} if left.count(c) == 1))
    return terms, right


def _einsum(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.einsum", types, "arrays")
    terms, right = einsum_terms(static["subscripts"], len(types))
    if any(map(is_dyn, types)):
        return DYN if right else Scalar("f64", False)
    lengths: dict[str, Dim] = {}
    for term, t in zip(terms, types, strict=True):
        need_rank(f"np.einsum({static['subscripts']!r})", t, (len(term),))
        for letter, dim in zip(term, dims_of(t), strict=True):
            if lengths.get(letter) in (None, 1):
                lengths[letter] = dim
    return numpy_result(ufunc_dtypes(np.multiply, (types * 2)[:2], "np.einsum").pop(), tuple(lengths[c] for c in right))


def _einsum_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    terms, right = einsum_terms(op.attrs["static"]["subscripts"], len(op.args))
    found: list[Value | None] = []
    for k, wanted in enumerate(need):
        if not wanted:
            found.append(None)
            continue
        others = [t for j, t in enumerate(terms) if j != k]
        known = set("".join(others) + right)
        here = "".join(c for c in terms[k] if c in known)
        operands = [g, *(b.saved(a) for j, a in enumerate(op.args) if j != k)]
        if others or here != right:
            c = b.apply("numpy.einsum", operands, {"subscripts": ",".join([right, *others]) + "->" + here})
        else:
            c = g
        if here != terms[k]:
            missing = tuple(j for j, letter in enumerate(terms[k]) if letter not in known)
            if here:
                c = b.apply("numpy.expand_dims", [c], {"axis": missing})
            c = b.apply("numpy.broadcast_to", [c, shape_value(b, op.args[k])])
        found.append(c)
    return found


_EINSUM = (("ij,j->i", _M, _V), ("ij,jk->ik", _M, _M.T), ("ij->i", _M), ("i,i->", _V, _W), ("ij->", _M),
           ("ij,kj->ik", _M, _M), ("ij->j", _M), ("i,ij,j->", _V[:2], _M, _V), ("i,j->ij", _V, _W))  # fmt: skip
rule("numpy.einsum(subscripts: static, a, b = None, c = None, d = None, e = None) -> y", adjoint=_einsum_adjoint,
     result=_einsum, at=_EINSUM, raises=["ValueError"], tangent="bilinear")


def tensordot_axes(axes: Any, left: int, right: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the contracted axes of both operands."""
    if isinstance(axes, int):
        return tuple(range(left - axes, left)), tuple(range(axes))
    return normal_axes(axes[0], left), normal_axes(axes[1], right)


def _tensordot(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    need_numbers("np.tensordot", types, "arrays")
    if any(map(is_dyn, types)):
        raise RowTypeError("np.tensordot needs to know the number of axes of its operands: annotate them")
    a, b = map(dims_of, types)
    ca, cb = tensordot_axes(static["axes"], len(a), len(b))
    dims = tuple(d for k, d in enumerate(a) if k not in ca) + tuple(d for k, d in enumerate(b) if k not in cb)
    dtype = ufunc_dtypes(np.multiply, types, "np.tensordot").pop()
    return Array(dtype, dims)


def _tensordot_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    ranks = [len(dims_of(a.type)) for a in op.args]
    contracted = tensordot_axes(static_of(b.lookup("numpy.tensordot"), op)["axes"], *ranks)
    free = [[k for k in range(ranks[s]) if k not in contracted[s]] for s in (0, 1)]
    tail = tuple(range(len(free[0]), len(free[0]) + len(free[1])))
    head = tuple(range(len(free[0])))
    found: list[Value | None] = [None, None]
    for side, shared in ((0, tail), (1, head)):
        if not need[side]:
            continue
        other = 1 - side
        made = [b.saved(op.args[other])]
        # what is left: the free axes of this operand, and the contracted ones in the order of the other
        c = b.apply("numpy.tensordot", [g, *made], {"axes": (shared, tuple(free[other]))})
        matched = sorted(range(len(contracted[other])), key=lambda k: contracted[other][k])
        have = [*free[side], *(contracted[side][k] for k in matched)]
        order = tuple(have.index(k) for k in range(ranks[side]))
        found[side] = c if order == tuple(range(len(order))) else b.apply("numpy.transpose", [c], {"axes": order})
    return found


rule("numpy.tensordot(a, b, axes: static = 2) -> y", adjoint=_tensordot_adjoint, result=_tensordot,
     raises=["ValueError"],
     at=((_M, _M.T, 1), (_C, np.ones((3, 4, 2)), 2), (_C, _M, ((1,), (1,))), (_C, np.ones((4, 2)), ((0, 2), (1, 0)))),
     tangent="bilinear")

# ---------------------------------------------------------------------------------------- linalg


def _norm(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    t, order, axis = types[0], static["ord"], static["axis"]
    if order not in (None, 1, 2, "fro", float("inf"), np.inf):
        raise RowTypeError("np.linalg.norm is differentiated for ord None, 1, 2, inf and 'fro'")
    single = isinstance(axis, int) or (axis is None and len(dims_of(t)) == 1)
    if order not in (None, "fro") and (is_dyn(t) or not single):
        raise RowTypeError("np.linalg.norm with this ord is differentiated for vectors only")
    found = reduction(np.sum)(types, {"axis": axis, "keepdims": static["keepdims"]})
    return found if is_dyn(found) else numpy_result(_float(t), dims_of(found))


_ALONG = "axis=axis, keepdims=keepdims"
rule("numpy.linalg.norm(a, ord: static = None, axis: static = None, keepdims: static = False) -> y", result=_norm,
     a=f"{expanded('g')} * np.sign(a) if ord == 1 else {expanded('g')} * np.sign(a) * "
       f"rt.tie_share(np.abs(a), {expanded('y')}, axis) if ord == float_inf else "
       f"{expanded('(g * rt.reciprocal_or_zero(y))')} * a",
     tangent={"a": f"np.sum(np.sign(a) * a_dot, {_ALONG}) if ord == 1 else np.sum(np.sign(a) * "
                   f"rt.tie_share(np.abs(a), {expanded('y')}, axis) * a_dot, {_ALONG}) if ord == float_inf else "
                   f"np.sum(a * a_dot, {_ALONG}) * rt.reciprocal_or_zero(y)"},
     at=((_V,), (_M,), (_M, None, 1), (_V, 1), (_V, np.inf), (_M, 1, 0), (_M, None, 1, True)))


def _square(name: str, t: Type) -> tuple[Dim, ...]:
    need_rank(name, t, (2,))
    if isinstance(t, Array):
        meet(name, t, t, t.dims[0], t.dims[1])
    return dims_of(t)


def _same(name: str) -> TypeRule:
    def result(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        dims = _square(name, types[0])
        return Array(_float(types[0]), dims) if dims else DYN

    return result


def _det(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    _square("np.linalg.det", types[0])
    return Scalar(_float(types[0]), False)


def _solve(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    a, b = types
    _square("np.linalg.solve", a)
    need_rank("np.linalg.solve", b, (1, 2))
    if is_dyn(a) or is_dyn(b):
        return DYN
    meet("np.linalg.solve", a, b, dims_of(a)[0], dims_of(b)[0])
    numbers = [Scalar(_float(t), False) for t in types]
    return Array(ufunc_dtypes(np.multiply, numbers, "np.linalg.solve").pop(), dims_of(b))


def _solve_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    if need[0]:
        need_axes(op, "np.linalg.solve")
    env: dict[str, Any] = {"a": Forward(op.args[0], b.saved), "y": Forward(op.out, b.saved), "g": g}
    right = build_formula(b, "np.linalg.solve(a.T, g)", env)
    env["z"] = right
    text = "-np.outer(z, y)" if len(dims_of(op.args[1].type)) == 1 else "-(z @ y.T)"
    return [build_formula(b, text, env) if need[0] else None, right if need[1] else None]


def _cholesky_adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
    env: dict[str, Any] = {"y": Forward(op.out, b.saved), "g": g}
    env["p"] = build_formula(b, "y.T @ np.tril(g)", env)
    env["p"] = build_formula(b, "np.tril(p) - 0.5 * np.diag(np.diag(p))", env)
    env["p"] = build_formula(b, "np.linalg.solve(y.T, p)", env)
    env["p"] = build_formula(b, "np.linalg.solve(y.T, p.T)", env)
    # NumPy reads the lower triangle only: what belongs to the upper one is added there
    return [build_formula(b, "np.tril(p + p.T) - np.diag(np.diag(p))", env)]


def _solve_tangent(b: Builder, op: Op, dots: Sequence[Value | None]) -> Value:
    env: dict[str, Any] = {"a": Forward(op.args[0], b.saved), "y": Forward(op.out, b.saved)}
    env |= {name: d for name, d in zip(("a_dot", "b_dot"), dots, strict=True) if d is not None}
    if dots[0] is None:
        return build_formula(b, "np.linalg.solve(a, b_dot)", env)
    return build_formula(b, f"np.linalg.solve(a, {'-' if dots[1] is None else 'b_dot - '}(a_dot @ y))", env)


def _cholesky_tangent(b: Builder, op: Op, dots: Sequence[Value | None]) -> Value:
    """Murray, "Differentiation of the Cholesky decomposition" (2016), section 3.1."""
    assert dots[0] is not None
    env: dict[str, Any] = {"y": Forward(op.out, b.saved), "a_dot": dots[0]}
    # NumPy reads the lower triangle only
    env["p"] = build_formula(b, "np.tril(a_dot) + np.tril(a_dot, -1).T", env)
    env["p"] = build_formula(b, "np.linalg.solve(y, p)", env)
    env["p"] = build_formula(b, "np.linalg.solve(y, p.T)", env)
    return build_formula(b, "y @ (np.tril(p) - 0.5 * np.diag(np.diag(p)))", env)


_SPD = np.array([[2.0, 0.3], [0.3, 1.5]])
_LINALG = ("LinAlgError",)
# formulas: Giles, "Collected matrix derivative results for forward and reverse mode AD" (2008)
rule("numpy.linalg.solve(a, b) -> y", adjoint=_solve_adjoint, result=_solve, raises=_LINALG, tangent=_solve_tangent,
     at=((_S, _V[:2]), (_S, _M)))
rule("numpy.linalg.inv(a) -> y", a="-(y.T @ g @ y.T)", result=_same("np.linalg.inv"), raises=_LINALG, at=((_S,),),
     tangent={"a": "-(y @ a_dot @ y)"})
rule("numpy.linalg.det(a) -> y", a="(g * y) * np.linalg.inv(a).T", result=_det, raises=_LINALG, at=((_S,),),
     tangent={"a": "y * np.trace(np.linalg.solve(a, a_dot))"})
rule("numpy.linalg.cholesky(a) -> y", adjoint=_cholesky_adjoint, result=_same("np.linalg.cholesky"), raises=_LINALG,
     tangent=_cholesky_tangent, at=((_SPD,),))
rule("rt.precision(cov) -> y",
     cov="np.diag(np.diag(y @ g @ y)) - np.tril(y @ (g + g.T) @ y)",
     tangent={"cov": "-(y @ (np.tril(cov_dot) + np.tril(cov_dot, -1).T) @ y)"},
     result=_same("np.linalg.inv"), raises=_LINALG, at=((_SPD,),))
