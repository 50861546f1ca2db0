"""Classes of other people's packages, as they are: a Kalman filter and two of the classic control problems."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.judge import check_discard, judge
from tests.support.programs import Program, name_of

FOLDER = Path(__file__).parent / "third_party"
STIFF = ("third_party/pendulum",)
"""What the plain differences of the judge cannot tell: 200 steps amplify their errors. Extrapolated ones can."""

PROGRAMS = sorted(FOLDER.glob("*.py"))


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_gradient_tangent_pullback_and_effects(path: Path) -> None:
    program = Program(path)
    instance = program.fresh()
    report = ad.check_grads(instance.function, *instance.args, wrt=program.wrt)
    assert report.ok, str(report)


@pytest.mark.parametrize("path", [p for p in PROGRAMS if name_of(p) not in STIFF], ids=name_of)
def test_two_calls_and_a_discarded_one(path: Path) -> None:
    program = Program(path)
    result = judge(ad, program)
    assert result.verdict == "right", str(result)
    result = check_discard(ad, program)
    assert result.verdict == "right", str(result)


def test_second_derivative_of_the_filter() -> None:
    program = Program(FOLDER / "kalman_filter.py")
    instance = program.fresh()
    kf, zs = instance.args
    v = np.array([0.3, -0.2, 0.5, 0.1])
    product = ad.hvp(instance.function, wrt="zs")(kf, zs, v)

    def gradient(at: np.ndarray) -> np.ndarray:
        return ad.grad(instance.function, wrt="zs")(program.fresh().args[0], at)

    h = 1e-5
    found = product[1] if isinstance(product, tuple) else product
    assert np.allclose(found, (gradient(zs + h * v) - gradient(zs - h * v)) / (2 * h), atol=1e-7)


def test_a_singular_covariance_has_no_derivative() -> None:
    from scipy.stats import multivariate_normal

    def density(x: np.ndarray, cov: np.ndarray) -> float:
        return multivariate_normal.logpdf(x, None, cov, allow_singular=True)

    with pytest.raises(np.linalg.LinAlgError, match="no derivative"):
        ad.grad(density)(np.array([0.5, 0.5]), np.ones((2, 2)))
