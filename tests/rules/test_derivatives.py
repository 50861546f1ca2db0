"""Every rule from its own row: reverse against forward against differences, whatever is known of the operands."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ssa_ad.base.diagnostics import Error
from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import FLOAT, ListT, Type, is_float
from ssa_ad.ir.row import Row, RowTypeError
from ssa_ad.rules import lookup
from ssa_ad.rules.formula import contributions
from ssa_ad.rules.tangents import tangent_of
from ssa_ad.rules.types import type_of_value
from tests.support.rows import (
    NO_DIFFERENCES,
    Call,
    Form,
    allows,
    call_of,
    calls,
    check,
    exact,
    is_real,
    ranked,
    run,
    tangent,
    unknown,
)

REFUSED = {"rt.make": "the fields of a named tuple that is made where its class is not followed are not values"}
"""Rows that have a derivative in neither mode although numbers go through them, and why."""

# rows that must know how many axes an operand has, or which are of length 1
NEEDS_FORMS = {
    "numpy.column_stack", "numpy.hstack", "numpy.vstack", "numpy.inner", "numpy.linalg.norm", "numpy.linalg.solve",
    "numpy.tensordot", "numpy.squeeze", "scipy.stats.multivariate_normal.logpdf",
}  # fmt: skip


@pytest.mark.parametrize("call", calls())
def test_derivative(call: Call) -> None:
    result = run(call)
    declared = call.row.result(tuple(map(type_of_value, call.values)), call.static)
    assert allows(declared, result), f"{declared} is not the type of {result!r}"
    check(call)


def partly_known(call: Call) -> list[Form]:
    """Return readings of a call: nothing known of lengths, of any operand, of one operand."""
    one = [lambda x, v=v: unknown(x) if x is v else exact(x) for v in call.values]
    return [ranked, unknown, *(one if len(one) > 1 else [])]


@pytest.mark.parametrize("call", calls())
def test_derivative_of_unknown_forms(call: Call) -> None:
    """Where the form of an operand is not known the derivative is right or refused."""
    for form in partly_known(call):
        try:
            check(call, form, differ=False)
        except (RowTypeError, Error):
            assert call.row.name in NEEDS_FORMS


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in lookup.all_rows()])
def test_what_has_an_adjoint_has_a_tangent(row: Row) -> None:
    derived = row.elementwise and not callable(row.adjoint)
    assert not row.adjoint or row.tangent is not None or derived or row.name in REFUSED
    if isinstance(row.tangent, dict) and not callable(row.adjoint):
        assert set(row.tangent) >= set(row.adjoint)


@pytest.mark.parametrize("call", calls())
def test_derivatives_can_be_differentiated(call: Call) -> None:
    """Each row that an adjoint or a tangent is made of has both itself."""
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of_value(v), "a") for v in call.values]
    b.known.update({p: v for p, v in zip(params, call.values, strict=True) if isinstance(v, int | tuple)})
    out = b.apply(call.row, params, call.static)
    if not is_float(out.type):
        return
    op = b.block.ops[-1]
    for k in call.floats:
        start = len(b.block.ops)
        alone = [j == k for j in range(len(params))]
        contributions(b, call.row, op, b.value(out.type, "g"), lambda v: v, alone)
        dots = [b.value(p.type, "d") if j == k else None for j, p in enumerate(params)]
        tangent_of(b, call.row, op, dots, lambda v: v)
        for made in b.block.ops[start:]:
            if made.kind != "apply" or not is_float(made.out.type):
                continue
            inner = lookup.row(made.attrs["row"])
            need = [is_float(a.type) for a in made.args]
            if any(need):
                contributions(b, inner, made, b.value(made.out.type, "h"), lambda v: v, need)
                moved = [b.value(a.type, "d") if n else None for a, n in zip(made.args, need, strict=True)]
                tangent_of(b, inner, made, moved, lambda v: v)


@pytest.mark.parametrize("call", calls())
def test_effects(call: Call) -> None:
    """Only what a row declares is written, and a result shares memory where it declares so."""
    kept = [np.array(v) if isinstance(v, np.ndarray) else v for v in call.values]
    result = run(call)
    for name, before, after in zip(call.names, kept, call.values, strict=True):
        assert name in call.row.writes or np.array_equal(np.asarray(before), np.asarray(after)), f"{name} was written"
    check_aliases(call, result)


def check_aliases(call: Call, result: Any) -> None:
    for name, v in zip(call.names, call.values, strict=True):
        if isinstance(v, np.ndarray) and isinstance(result, np.ndarray) and v.size:
            shared = np.shares_memory(v, result)
            assert not shared or name in call.row.alias.split(), f"the result shares memory with {name}"
            assert shared or call.row.alias != f"views {name}", f"the result does not view {name}"


def listed(value: Any) -> Type:
    return ListT(FLOAT) if isinstance(value, list) and is_real(value[0]) else type_of_value(value)


@pytest.mark.parametrize(
    ("name", "values", "want"),
    [
        ("builtins.sum", [[0.5, 1.5]], 5.0),
        ("numpy.array", [[0.5, 1.5]], np.array([2.0, 3.0])),
        ("rt.of_kinds", [[0.5, 1.5], [float, np.float64]], [2.0, np.float64(3.0)]),
    ],
)
def test_tangents_of_numbers_in_a_list(name: str, values: list[Any], want: Any) -> None:
    call = call_of(lookup.row(name), values)
    _, found = tangent(call, [[2.0, 3.0], *([None] * (len(values) - 1))], listed)
    assert type(found) is type(want) and np.array_equal(found, want)
    if isinstance(want, list):
        assert list(map(type, found)) == list(map(type, want))


def test_every_row_has_samples_and_its_name_means_it() -> None:
    for row in lookup.all_rows():
        assert row.samples, f"{row.name} has no sample"
        assert lookup.row(row.name) is row
        assert row.signature
    assert NO_DIFFERENCES <= {row.name for row in lookup.all_rows()}
