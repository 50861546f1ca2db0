"""What is noted of how the results of rows lie in memory is so."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ssa_ad.ir.row import Row
from ssa_ad.lower.layout import HAS_ITS_OWN, KEEPS_LAYOUT
from ssa_ad.rules import lookup  # noqa: F401 - fills ROWS
from ssa_ad.rules.registry import ROWS

ORDERS = ((1, 0), (1, 0, 2), (2, 1, 0), (2, 0, 1))
KEPT = [
    r
    for r in ROWS.values()
    if not r.alias and ((r.elementwise and r.name not in HAS_ITS_OWN) or r.name in KEEPS_LAYOUT)
]


def turned(order: tuple[int, ...]) -> np.ndarray:
    """Return an array of which ``order`` is the layout."""
    values = np.linspace(0.2, 0.8, 6 * 4 ** (len(order) - 2)).reshape(
        (2, 3, 4)[: len(order)] if len(order) > 2 else (2, 3)
    )
    return np.ascontiguousarray(values.transpose(order)).transpose(np.argsort(order))


def made(row: Row, a: np.ndarray) -> list[Any]:
    """Return what a row makes of its samples with ``a`` in place of all numbers and arrays of them."""
    found = []
    for sample in row.samples:
        args = [a if isinstance(x, float | np.floating | np.ndarray) else x for x in sample]
        try:
            found.append(row.impl(*args))
        except (TypeError, ValueError):
            continue  # of numbers or ints only
    return [y for y in found if isinstance(y, np.ndarray) and y.shape == a.shape]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_elementwise_rows_keep_the_layout(order: tuple[int, ...]) -> None:
    a = turned(order)
    with np.errstate(all="ignore"):
        results = {row.name: made(row, a) for row in KEPT}
    assert sum(map(bool, results.values())) > 80
    for name, ys in results.items():
        assert all(y.transpose(order).flags.c_contiguous for y in ys), name
