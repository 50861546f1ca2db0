"""Every rule on operands of every form: broadcast, of rank 0, empty, single precision, read-only, strided."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ssa_ad.ir.row import RowTypeError
from ssa_ad.rules import lookup
from tests.rules.test_derivatives import NEEDS_FORMS, check_aliases
from tests.support.rows import Call, call_of, calls, check, is_real, ranked, run, unknown

_SHAPES = ((), (1,), (3,), (2, 1), (2, 3), (4, 1, 3), (4, 2, 1))
_FEW = ((), (3,), (2, 1), (4, 2, 3))


def with_floats(call: Call, change: Callable[[Any], Any]) -> Call:
    return call.at([change(v) if is_real(v) else v for v in call.values])


def broadcasting() -> list[Any]:
    """Return each elementwise row of several float operands that takes arrays, at a sample of numbers."""
    found = []
    for row in lookup.all_rows():
        samples = [call_of(row, s) for s in row.samples]
        numbers = next((c for c in samples if len(c.floats) > 1 and not any(map(np.ndim, c.values))), None)
        if numbers is None or not row.elementwise or not is_real(run(numbers)):
            continue
        try:
            run(with_floats(numbers, np.array))
            run(with_floats(numbers, lambda v: np.full(2, v)))
        except RowTypeError:
            continue
        found.append(pytest.param(numbers, id=row.name))
    return found


def spread(call: Call, shapes: tuple[tuple[int, ...], ...]) -> Call:
    """Return a call with arrays near its numbers, of each of the shapes in turn."""
    rng = np.random.default_rng(0)
    values = list(call.values)
    for k, shape in zip(call.floats, itertools.cycle(shapes), strict=False):
        near = values[k] + rng.uniform(-0.02, 0.02, shape)
        values[k] = near if shape else float(near)
    return call.at(values)


@pytest.mark.parametrize("call", broadcasting())
def test_broadcasting(call: Call) -> None:
    for pair in itertools.product(_SHAPES, repeat=2):
        check(spread(call, pair))
    for pair in itertools.product(_FEW, repeat=2):
        check(spread(call, pair), ranked, differ=False)
        check(spread(call, pair), unknown, differ=False)


def tried(call: Call) -> bool:
    """Whether the row takes these operands; what it does not take is refused by its type or by NumPy."""
    try:
        run(call)
    except (RowTypeError, ValueError, IndexError, TypeError, ZeroDivisionError, np.linalg.LinAlgError):
        return False
    return True


@pytest.mark.parametrize("call", calls())
def test_arrays_of_rank_0(call: Call) -> None:
    if not any(is_real(v) and np.ndim(v) == 0 for v in call.values):
        return
    zero = with_floats(call, lambda v: np.array(v) if np.ndim(v) == 0 else v)
    if tried(zero):
        check(zero)
        check(zero, ranked, differ=False)
        if call.row.name not in NEEDS_FORMS:
            check(zero, unknown, differ=False)


@pytest.mark.parametrize("call", calls())
def test_empty_arrays(call: Call) -> None:
    # the shapes that a helper is given would be those of something else, and what needs these is never empty
    if any(isinstance(v, tuple) for v in call.values) or call.row.name in ("rt.unpad", "rt.interp_back"):
        return
    if not any(is_real(v) and np.ndim(v) for v in call.values):
        return
    for cut in ((slice(0, 0),), (Ellipsis, slice(0, 0))):
        empty = call.at([v[cut] if isinstance(v, np.ndarray) and v.ndim else v for v in call.values])
        if tried(empty):
            check(empty, differ=False)
            check_aliases(empty, run(empty))


@pytest.mark.parametrize("call", calls())
def test_single_precision(call: Call) -> None:
    """What is in single precision stays so, and is nearly that in double precision."""
    single = with_floats(call, lambda v: v.astype(np.float32) if isinstance(v, np.ndarray) else v)
    if any(isinstance(v, np.ndarray) for v in single.values) and tried(single):
        check(single)
        if call.row.name not in NEEDS_FORMS:
            check(single, ranked)


@pytest.mark.parametrize("call", calls())
def test_strided_and_read_only_arrays(call: Call) -> None:
    def strided(v: Any) -> Any:
        if not isinstance(v, np.ndarray):
            return v
        wide = np.full(tuple(2 * n for n in v.shape), np.nan if v.dtype.kind == "f" else 7).astype(v.dtype)
        turned = wide.T[(slice(None, None, -2),) * v.ndim].T
        turned[...] = v
        turned.flags.writeable = False
        return turned

    moved = call.at(list(map(strided, call.values)))
    result = run(moved)
    check_aliases(moved, result)
    check(moved)
