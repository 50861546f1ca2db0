"""Named tuples as arguments: by item and by name, in both modes, and back in their own class."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

import ssa_ad as ad


class Pair(NamedTuple):
    w: Any
    b: float


def by_item(pair: Any, c: float) -> Any:
    w, b = pair
    return np.sum(w * c) * 1.5 + b * c


def by_name(pair: Any, c: float) -> Any:
    return np.sum(pair.w * c) * 1.5 + pair.b * c


@pytest.mark.parametrize("f", [by_item, by_name])
def test_gradients_of_a_named_tuple(f: Any) -> None:
    pair = Pair(np.ones(2), 2.0)
    gradient = ad.grad(f, "pair")(pair, 3.0)
    _, pullback = ad.vjp(f, pair, 3.0)
    for found in (gradient, pullback(1.0)[0]):
        assert type(found) is Pair and found.b == 3.0
        np.testing.assert_array_equal(found.w, [4.5, 4.5])
    assert ad.grad(f, "c")(pair, 3.0) == 5.0
    assert ad.jvp(f, (pair, 3.0), (Pair(np.array([1.0, 0.0]), 2.0), None))[1] == 10.5
