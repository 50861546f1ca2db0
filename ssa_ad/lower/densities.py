"""Densities of scipy.stats: what their arguments are taken for. SciPy itself is not imported."""

from __future__ import annotations

from typing import Any

from ssa_ad.ir.core import Array, Value
from ssa_ad.lower.arrays import reshape
from ssa_ad.lower.calls import call_row, operand
from ssa_ad.lower.context import Context
from ssa_ad.lower.special import LIBRARY_METHODS
from ssa_ad.lower.values import Abs, Const

NORMAL = "scipy.stats.multivariate_normal.logpdf"


def call_logpdf(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return the density of one point: several would give an array, so that a vector must be as long as a row."""
    row = cx.row(NORMAL)
    try:
        given = row.signature.bind(*args, **kwargs).arguments
    except TypeError as problem:
        raise cx.unsupported(f"{NORMAL}: {problem}", "") from None
    given = {k: a if a == Const(None) or k == "allow_singular" else operand(cx, a, row) for k, a in given.items()}
    cov = given.get("cov")
    if isinstance(cov, Value) and isinstance(cov.type, Array) and cov.type.rank == 2:
        for name in ("x", "mean"):
            vector = given.get(name)
            if isinstance(vector, Value) and isinstance(vector.type, Array) and vector.type.dims != cov.type.dims[:1]:
                given[name] = reshape(cx, vector, [cx.size(cov, 0)])
    return call_row(cx, row, [], given)


LIBRARY_METHODS["scipy.stats._multivariate", "multivariate_normal_gen", "logpdf"] = call_logpdf
