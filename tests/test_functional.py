"""The pure function of a function that changes things: the same values, and nothing changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.graph import difference, state_of
from tests.support.programs import Program, corpus, name_of


class Accumulator:
    def __init__(self) -> None:
        self.total = 0.5
        self.n = 0
        self.buffer = np.array([0.25, 0.5])
        self.log: list[float] = []

    def add(self, x: float) -> float:
        self.n += 1
        self.total += x * self.buffer[0]
        self.buffer[1:] = self.total
        self.log.append(x)
        if self.n > 3:
            raise ValueError("too many")
        return self.total * self.buffer[1]


def test_state_goes_in_and_comes_out() -> None:
    plain, held = Accumulator(), Accumulator()
    add = ad.functionalize(held.add)
    before = held.buffer
    state: Any = None
    for x in (0.7, 1.5, -0.2):
        y, state = add(x, state=state)
        assert y == plain.add(x)
        assert held.total == 0.5 and held.n == 0 and held.log == [] and held.buffer is before
        np.testing.assert_array_equal(before, [0.25, 0.5])
    assert set(state) == {"self.total", "self.n", "self.buffer", "self.log"}
    assert (state["self.total"], state["self.n"], state["self.log"]) == (plain.total, plain.n, plain.log)
    np.testing.assert_array_equal(state["self.buffer"], plain.buffer)
    given = state["self.buffer"].copy()
    with pytest.raises(ValueError, match="too many"):
        add(1.0, state=state)
    assert held.n == 0 and held.buffer is before
    np.testing.assert_array_equal(state["self.buffer"], given)


def test_missing_keys_take_what_is_there_now() -> None:
    held = Accumulator()
    add = ad.functionalize(held.add)
    assert add(1.0, state={"self.total": 2.0})[0] == 2.25 * 2.25
    held.total = 3.0
    assert add(1.0)[0] == 3.25 * 3.25


def test_it_is_a_program_like_any_other() -> None:
    held = Accumulator()
    pure = ad.functionalize(held.add).function(1.5, state={"self.total": 0.5})
    total = np.float64(0.5)

    def value(total: float) -> Any:
        return pure(held, 1.5, {"self.total": total})[0]

    slope = ad.grad(value)(float(total))
    assert slope == pytest.approx(2 * (0.5 + 1.5 * 0.25))
    assert held.total == 0.5 and held.log == []


def test_what_finds_its_state_out_is_not_differentiated_itself() -> None:
    with pytest.raises(ad.UnsupportedError, match="finds out what its state is"):
        ad.grad(ad.functionalize(Accumulator().add))


def test_what_is_no_state_is_refused() -> None:
    with pytest.raises(ad.StateError, match="`self.sum` is no state of `add`") as refused:
        ad.functionalize(Accumulator().add)(1.0, state={"self.sum": 1.0})
    assert "`self.total`" in str(refused.value)


REFUSED = "views of one array|shares storage|lru_cache|has no path|by code of its class"
"""Copies would not share storage as the originals do, or the state cannot be named or set."""


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_corpus(path: Path) -> None:
    """The same value or exception as a plain call, twice, and nothing is changed."""
    program = Program(path)
    plain, pure = program.fresh(), program.fresh()
    before = state_of(pure)
    functional = ad.functionalize(pure.function)
    wanted: list[Any] = []
    plain.resume()
    for _ in range(2):
        try:
            wanted.append(plain.call())
        except Exception as error:
            wanted.append(error)
            break
    state: Any = None
    pure.resume()
    for want in wanted:
        try:
            y, state = functional(*pure.args, state=state, **pure.kwargs)
        except ad.StateError as refused:
            assert re.search(REFUSED, str(refused)), refused
            pytest.skip("it is refused")
        except Exception as error:
            assert type(error) is type(want) and str(error) == str(want)
        else:
            np.testing.assert_equal(y, want)
        assert not difference(before, state_of(pure))
