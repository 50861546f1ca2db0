"""Densities of scipy.stats, for programs that use it: this module is loaded only where they have imported it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ssa_ad.ir.core import Array, NoneT, Scalar, Type
from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules.formula import rule
from ssa_ad.rules.products import meet
from ssa_ad.rules.types import describe, dims_of, is_dyn

_NAME = "multivariate_normal.logpdf"
_S = np.array([[2.0, 0.3], [0.3, 1.5]])
_X = np.array([0.3, -1.2])


def _density(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    x, mean, cov = types
    for t, rank in ((x, 1), (mean, 1), (cov, 2)):
        if not isinstance(t, NoneT) and (is_dyn(t) or not isinstance(t, Array) or t.rank != rank):
            raise RowTypeError(f"{_NAME} takes a vector, a vector and a matrix here, not {describe(t)}")
    (n,), (m, k) = dims_of(x), dims_of(cov)  # lowering has seen to it that x is one point
    meet(_NAME, x, cov, n, m)
    meet(_NAME, cov, cov, m, k)
    return Scalar("f64", False)


_APART = "(x if mean is None else x - mean)"
_U = f"(rt.precision(cov) @ {_APART})"

# SciPy reads the lower triangle of the covariance only: what belongs to the upper one is added there
rule("scipy.stats.multivariate_normal.logpdf(x, mean = None, cov = 1, allow_singular: static = False) -> y",
     x=f"-g * {_U}", mean=f"g * {_U}",
     cov=f"g * (np.tril(np.outer({_U}, {_U}) - rt.precision(cov)) - 0.5 * np.diag(np.diag("
         f"np.outer({_U}, {_U}) - rt.precision(cov))))",
     tangent={
         "x": f"-({_U} @ x_dot)", "mean": f"{_U} @ mean_dot",
         "cov": f"np.sum((np.tril(np.outer({_U}, {_U}) - rt.precision(cov)) - 0.5 * np.diag(np.diag("
                f"np.outer({_U}, {_U}) - rt.precision(cov)))) * cov_dot)",
     },
     result=_density, raises=["ValueError"], at=((_X, np.array([0.1, 0.4]), _S), (_X, None, _S)))  # fmt: skip
