"""Derivatives where a function has none: inf or nan as NumPy has it, no exception that the function did not raise."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest

from ssa_ad.ir.row import Row
from ssa_ad.rules import lookup
from ssa_ad.rules.tangents import flows
from tests.support.rows import Call, call_of, cotangent, is_real, run, tangent

INF, NAN = math.inf, math.nan
FEW = (0.0, -1.0, 0.5, INF, NAN, 1e-310)
POINTS = (*FEW, -0.0, 1.0, -0.5, 2.0, -INF, 1e300)
OF_NUMBERS = [
    row for row in lookup.all_rows()
    if row.adjoint and any(is_real(v) for v in row.samples[0]) and not any(map(np.ndim, row.samples[0]))
    and len(row.samples[0]) < 3 and row.name != "rt.polygamma"  # it goes on to orders that take no negative numbers
]  # fmt: skip


def attempt(call: Call) -> Any:
    """Return the result, None where the function raises or gives no number."""
    try:
        found = run(call)
    except (ArithmeticError, AttributeError, ValueError):
        return None
    return found if is_real(found) else None


def points(row: Row) -> Iterator[Call]:
    call = call_of(row, row.samples[0])
    places = call.floats
    for kind in (float, np.float64, np.array) if len(places) == 1 else (float, np.float64):
        for numbers in product(POINTS if len(places) == 1 else FEW, repeat=len(places)):
            moved = dict(zip(places, map(kind, numbers), strict=True))
            yield call.at([moved.get(k, v) for k, v in enumerate(call.values)])


@pytest.mark.parametrize("row", OF_NUMBERS, ids=lambda row: row.name)
def test_no_exception_that_the_function_does_not_raise(row: Row) -> None:
    for call in points(row):
        result = attempt(call)
        if result is None:
            continue
        for k in call.floats:
            v = call.values[k]
            if not flows(row, k):
                continue
            for g in (1.0, np.float64(1.0)) if np.ndim(result) == 0 else (np.ones(np.shape(result)),):
                cotangent(call, k, g)
            dot = np.array(1.0) if isinstance(v, np.ndarray) else type(v)(1.0)
            tangent(call, [dot if j == k else None for j in range(len(call.values))])


@pytest.mark.parametrize(
    ("name", "values", "want"),
    [
        ("math.sqrt", (0.0,), [INF]),
        ("math.cbrt", (0.0,), [INF]),
        ("math.asin", (1.0,), [INF]),
        ("math.acos", (-1.0,), [-INF]),
        ("math.acosh", (1.0,), [INF]),
        ("math.atan2", (0.0, 0.0), [NAN, NAN]),
        ("math.pow", (0.0, 0.5), [INF, 0.0]),
        ("math.fmod", (1.0, NAN), [1.0, NAN]),
        ("math.lgamma", (1e300,), [math.log(1e300)]),
        ("math.lgamma", (-INF,), [NAN]),
        ("operator.pow", (0.0, 0.5), [INF, 0.0]),
        ("numpy.sqrt", (0.0,), [INF]),
        ("numpy.log", (0.0,), [INF]),
        ("numpy.log", (-0.0,), [-INF]),
        ("numpy.log1p", (-1.0,), [INF]),
        ("numpy.arctanh", (1.0,), [INF]),
        ("numpy.reciprocal", (0.0,), [-INF]),
        ("numpy.divide", (1.0, 0.0), [INF, -INF]),
        ("numpy.remainder", (1.0, 0.0), [1.0, -INF]),
        ("numpy.power", (0.0, -1.0), [-INF, NAN]),
        ("numpy.arctan2", (0.0, 0.0), [NAN, NAN]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [float, np.float64, lambda x: np.array([x])], ids=["python", "numpy", "array"])
def test_edges(name: str, values: tuple[float, ...], want: list[float], kind: Any) -> None:
    row = lookup.row(name)
    if name.startswith(("math.", "operator.")) and kind not in (float, np.float64):
        kind = float
    call = call_of(row, [kind(v) for v in values])
    g = np.ones(np.shape(call.values[0]))[()]
    found = [np.asarray(cotangent(call, k, g)[1]).item() for k in range(len(values))]
    np.testing.assert_allclose(found, want, rtol=1e-14)


@pytest.mark.parametrize("static", [{}, {"axis": 0}, {"axis": -1, "keepdims": True}], ids=str)
@pytest.mark.parametrize("name", ["mean", "var", "std", "average", "sum", "prod", "nansum", "median"])
def test_of_nothing(name: str, static: dict[str, Any]) -> None:
    """The seed of a number is the Python float 1.0: divided by a count of 0 it must not raise either."""
    row = lookup.row(f"numpy.{name}")
    for shape in ((0,), (0, 3), (3, 0)):
        call = Call(row, [np.zeros(shape)], ["a"], static)
        try:
            result = run(call)
        except (ArithmeticError, IndexError):
            continue
        g = np.ones(np.shape(result)) if np.ndim(result) else 1.0
        assert np.shape(cotangent(call, 0, g)[1]) == shape
        assert np.shape(tangent(call, call.values)[1]) == np.shape(result)


@pytest.mark.parametrize("name", ["var", "std"])
def test_of_too_little(name: str) -> None:
    """Of one number, with one degree of freedom less, the variance is nan, and so is its derivative."""
    call = Call(lookup.row(f"numpy.{name}"), [np.ones(1)], ["a"], {"ddof": 1})
    for g in (1.0, np.float64(1.0)):
        assert np.all(np.isnan(cotangent(call, 0, g)[1]))
