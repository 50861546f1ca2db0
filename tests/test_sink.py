"""Whatever sinks: results, exceptions, what is seen on the way and what is left are those of the program before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ssa_ad.emit.python import emit, load
from ssa_ad.ir.core import Function, Op
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.verify import verify
from ssa_ad.ir.walk import clone, walk
from ssa_ad.optimize import copies, dead, sink
from ssa_ad.rules.lookup import row
from tests.support.random_cells import LOG, Box, Maker

INPUTS = ((0.5, 0), (0.5, 1), (-1.5, 3), (0.0, 2))


def outcome(run: Callable[..., Any], x: float, n: int) -> str:
    """Return results or exception of a run, what it showed, and the attributes it leaves, in their order."""
    box = Box()
    LOG.clear()
    try:
        found: Any = list(run(box, x, n))
    except (ZeroDivisionError, ValueError) as error:
        found = repr(error)
    return repr((found, LOG, vars(box)))


def interpreted(function: Function) -> Callable[..., Any]:
    return lambda *values: interpret(function, values, row)


def programs(seed: int) -> tuple[Function, Function]:
    """Return a random program as its passes leave it, and what sinks in it."""
    before = dead.run(copies.run(Maker(seed).function(), row), row)
    verify(before)
    after = sink.run(clone(before), row)
    verify(after)
    return before, after


def stores(function: Function) -> list[Op]:
    return [op for op in walk(function) if op.kind == "cell_write"]


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_a_random_program_does_the_same(start: int) -> None:
    fewer = 0
    for seed in range(start, start + 100):
        before, after = programs(seed)
        fewer += len(stores(after)) < len(stores(before))
        text = emit(after, row, signature="self, x, n") if seed % 4 == 0 else None
        for x, n in INPUTS:
            wanted = outcome(interpreted(before), x, n)
            assert outcome(interpreted(after), x, n) == wanted, f"seed {seed}"
            if text is not None:
                assert outcome(load(text, "<random>"), x, n) == wanted, f"seed {seed}\n{text.text}"
    assert fewer > 25


def test_what_has_sunk_stays() -> None:
    for seed in range(50):
        _, once = programs(seed)
        again = sink.run(clone(once), row)
        verify(again)
        assert len(stores(again)) <= len(stores(once))
