"""Every row: its derivative against differences, its types against real results, its aliases and writes."""

from __future__ import annotations

import copy
import math
import operator
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from ssa_ad.base.diagnostics import Error, RuleMissingError, UnsupportedError
from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import (
    BOOL,
    DYN,
    FLOAT,
    INT,
    NP_FLOAT,
    NP_INT,
    REAL,
    Array,
    ListT,
    Scalar,
    TupleT,
    Type,
    Value,
    is_float,
)
from ssa_ad.ir.row import Row, RowTypeError
from ssa_ad.rules import lookup
from ssa_ad.rules.formula import contributions
from ssa_ad.rules.types import type_of_value
from tests.support.rules import allows, cotangent, differences, is_real, operands, run, seed_for

# piecewise or second-order helpers whose own derivative is refused with a message
NO_DERIVATIVE = {
    ("numpy.interp", "xp"), ("rt.interp_slope", "x"), ("rt.interp_slope", "xp"), ("rt.interp_slope", "fp"),
    ("rt.interp_back", "v"), ("rt.interp_back", "x"), ("rt.interp_back", "xp"), ("rt.prod_pairs", "a"),
    ("rt.prod_pairs", "h"), ("rt.sinc_slope", "x"), ("rt.cumprod_back", "v"), ("rt.cumprod_back", "a"),
    ("rt.cumprod_moved", "a"),
}  # fmt: skip
CASES = [
    pytest.param(row, sample, id=f"{row.name}-{k}")
    for row in lookup.all_rows()
    for k, sample in enumerate(row.samples)
]


@pytest.mark.parametrize(("row", "sample"), CASES)
def test_row(row: Row, sample: tuple[Any, ...]) -> None:
    values, names, static = operands(row, sample)
    kept = [copy.deepcopy(v) for v in values]
    with np.errstate(all="ignore"):
        result = run(row, values, static)
    # type
    declared = row.result(tuple(map(type_of_value, values)), static)
    assert allows(declared, result), f"{declared} is not the type of {result!r}"
    # writes
    for name, before, after in zip(names, kept, values, strict=True):
        assert name in row.writes or np.array_equal(np.asarray(before), np.asarray(after)), f"{name} was written"
    # aliases
    for name, v in zip(names, values, strict=True):
        if isinstance(v, np.ndarray) and isinstance(result, np.ndarray):
            shared = np.shares_memory(v, result)
            assert not shared or name in row.alias.split(), f"the result shares memory with {name}"
            assert shared or row.alias != f"views {name}", f"the result does not view {name}"
    # derivative
    if not is_real(result):
        return
    g = seed_for(result)
    for k, (name, v) in enumerate(zip(names, values, strict=True)):
        if not is_real(v) or row.name in _NO_DIFFERENCES:
            continue
        if (row.name, name) in NO_DERIVATIVE:
            with pytest.raises(RuleMissingError, match="no further derivative"):
                cotangent(row, values, static, k, g)
            continue
        value, found = cotangent(row, values, static, k, g)
        assert np.shape(found) == np.shape(v)
        assert value is None or allows(value.type, found), f"{name}: {value.type} is not the type of {found!r}"
        want = differences(row, values, static, k, g)
        np.testing.assert_allclose(np.asarray(found), want, rtol=2e-5, atol=2e-6, err_msg=f"{row.name}, {name}")


def dyn_or_exact(value: Any) -> Type:
    return DYN if is_real(value) else type_of_value(value)


@pytest.mark.parametrize(("row", "sample"), CASES)
def test_row_of_unknown_forms(row: Row, sample: tuple[Any, ...]) -> None:
    """Where the form of an operand is not known the derivative is right or refused."""
    values, names, static = operands(row, sample)
    with np.errstate(all="ignore"):
        result = run(row, values, static)
    if not is_real(result) or row.name in _NO_DIFFERENCES:
        return
    g = seed_for(result)
    for k, (name, v) in enumerate(zip(names, values, strict=True)):
        if not is_real(v) or (row.name, name) in NO_DERIVATIVE:
            continue
        want = differences(row, values, static, k, g)
        for form in (dyn_or_exact, lambda x, v=v: DYN if x is v else type_of_value(x)):
            try:
                _, found = cotangent(row, values, static, k, g, form)
            except (RowTypeError, Error):
                assert row.name in NEEDS_RANKS
                continue
            assert np.shape(found) == np.shape(v)
            np.testing.assert_allclose(np.asarray(found), want, rtol=2e-5, atol=2e-6, err_msg=f"{row.name}, {name}")


NEEDS_RANKS = {
    "numpy.column_stack", "numpy.hstack", "numpy.vstack", "numpy.inner", "numpy.linalg.norm", "numpy.linalg.solve",
    "numpy.tensordot",
}  # fmt: skip


@pytest.mark.parametrize(("row", "sample"), CASES)
def test_adjoints_can_be_differentiated(row: Row, sample: tuple[Any, ...]) -> None:
    """Each row that an adjoint is made of has an adjoint itself, or says that it has none."""
    values, names, static = operands(row, sample)
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of_value(v), "a") for v in values]
    b.known.update({p: v for p, v in zip(params, values, strict=True) if isinstance(v, int | tuple)})
    out = b.apply(row, params, static)
    op = b.block.ops[-1]
    for k, name in enumerate(names):
        if not is_float(out.type) or (row.name, name) in NO_DERIVATIVE:
            continue
        start = len(b.block.ops)
        only = [j == k for j in range(len(params))]
        contributions(b, row, op, b.value(out.type, "g"), lambda v: v, only)
        for made in b.block.ops[start:]:
            if made.kind != "apply" or not is_float(made.out.type):
                continue
            inner = lookup.row(made.attrs["row"])
            for j, arg in enumerate(made.args):
                if is_float(arg.type) and (inner.name, inner.param_of(j).name) not in NO_DERIVATIVE:
                    alone = [i == j for i in range(len(made.args))]
                    contributions(b, inner, made, b.value(made.out.type, "h"), lambda v: v, alone)


# results that are not initialised, count units in the last place, ask which elements are equal, or stand for constants
_NO_DIFFERENCES = {
    "numpy.empty", "numpy.empty_like", "math.ulp", "math.nextafter", "numpy.nextafter", "rt.tie_share", "rt.frozen",
}  # fmt: skip


def test_every_row_has_samples_and_its_name_means_it() -> None:
    for row in lookup.all_rows():
        assert row.samples, f"{row.name} has no sample"
        assert lookup.row(row.name) is row
        assert row.signature()


@pytest.mark.parametrize(
    ("obj", "name"),
    [
        (np.sin, "numpy.sin"), (np.abs, "numpy.absolute"), (np.true_divide, "numpy.divide"),
        (np.mod, "numpy.remainder"), (np.float64, "numpy.float64"),
        (math.sin, "math.sin"), (abs, "operator.abs"), (max, "builtins.max"), (sum, "builtins.sum"),
        (np.amax, "numpy.max"), (np.linalg.norm, "numpy.linalg.norm"), (operator.add, "operator.add"),
        (float, "builtins.float"), (bool, "operator.truth"), (np.around, "numpy.round"), ([], None), (object(), None),
    ],
)  # fmt: skip
def test_callables(obj: Any, name: str | None) -> None:
    row = lookup.row_of_callable(obj)
    assert (row.name if row else None) == name


def test_methods_operators_and_missing_names() -> None:
    vector = Array("f64", (None,))
    found = lookup.row_of_method(vector, "sum")
    assert found is not None and found.name == "numpy.sum"
    assert lookup.row_of_method(vector, "tolist") is None
    assert lookup.row_of_method(FLOAT, "sum") is None
    assert lookup.row_of_operator("MatMult").name == "operator.matmul"
    assert lookup.row("numpy.abs").name == "numpy.absolute"
    with pytest.raises(lookup.RuleMissing, match="no derivative rule for numpy.nothing"):
        lookup.row("numpy.nothing")


F32 = Array("f32", ("n",))


@pytest.mark.parametrize(
    ("name", "types", "want"),
    [
        ("operator.mul", (F32, FLOAT), F32),
        ("operator.mul", (F32, NP_FLOAT), Array("f64", ("n",))),
        ("operator.mul", (F32, REAL), DYN),
        ("operator.add", (FLOAT, REAL), REAL),
        ("operator.add", (NP_FLOAT, REAL), NP_FLOAT),
        ("operator.add", (BOOL, BOOL), INT),
        ("operator.truediv", (INT, INT), FLOAT),
        ("operator.floordiv", (INT, INT), INT),
        ("operator.add", (FLOAT, NP_INT), NP_FLOAT),
        ("operator.lt", (Array("f64", ("n",)), FLOAT), Array("b1", ("n",))),
        ("operator.lt", (FLOAT, INT), BOOL),
        ("operator.add", (Array("f64", ("n", 1)), Array("f64", (3,))), Array("f64", ("n", 3))),
        ("operator.add", (Array("f64", ("n",)), Array("f64", ("m",))), Array("f64", (None,))),
        ("operator.add", (Array("f64", ()), FLOAT), NP_FLOAT),
        ("operator.add", (DYN, FLOAT), DYN),
        ("numpy.sin", (FLOAT,), NP_FLOAT),
        ("math.sin", (NP_FLOAT,), FLOAT),
        ("numpy.sum", (Array("b1", (3,)),), NP_INT),
        ("operator.matmul", (Array("f64", ("n", "k")), Array("f64", ("k", "m"))), Array("f64", ("n", "m"))),
    ],
)  # fmt: skip
def test_types(name: str, types: tuple[Type, ...], want: Type) -> None:
    assert lookup.row(name).result(types, {}) == want


@pytest.mark.parametrize(
    ("name", "types", "message"),
    [
        ("math.sin", (Array("f64", (3,)),), "math.sin takes numbers, not an array"),
        ("operator.matmul", (FLOAT, FLOAT), "arrays of at least one axis"),
        ("operator.matmul", (Array("f64", (2, 3)), Array("f64", (4,))), "lengths 3 and 4 do not agree"),
        ("operator.add", (Array("f64", (2,)), Array("f64", (4,))), "lengths 2 and 4 do not broadcast"),
        ("numpy.sum", (TupleT((FLOAT,)),), "make it an array first"),
        ("operator.sub", (Scalar("b1", False), Scalar("b1", False)), "does not take"),
    ],
)
def test_messages(name: str, types: tuple[Type, ...], message: str) -> None:
    with pytest.raises(RowTypeError, match=message):
        lookup.row(name).result(types, {})


def ops_of(name: str, values: Sequence[Any], k: int) -> list[str]:
    """Return the rows that the cotangent of operand ``k`` consists of."""
    b = Builder(Names(), lookup.row)
    params = [b.value(type_of_value(v), "a") for v in values]
    b.known.update({p: v for p, v in zip(params, values, strict=True) if isinstance(v, int)})
    out = b.apply(name, params)
    op = b.block.ops.pop()
    contributions(b, lookup.row(name), op, b.value(out.type, "g"), lambda v: v, [j == k for j in range(len(values))])
    return [o.attrs["row"] for o in b.block.ops if o.kind == "apply"]


def test_formulas_are_the_simple_ones() -> None:
    assert ops_of("operator.pow", (1.5, 2), 0) == ["operator.mul", "operator.mul"]
    assert ops_of("operator.pow", (1.5, 1), 0) == []
    assert ops_of("operator.pow", (1.5, 2.5), 0) == ["rt.power_slope", "operator.mul"]
    assert ops_of("operator.pow", (2, 2.5), 1) == ["operator.mul", "math.log", "operator.mul"]
    assert ops_of("operator.mul", (1.5, 2.5), 0) == ["operator.mul"]
    assert ops_of("operator.add", (1.5, 2.5), 0) == []
    assert ops_of("math.tanh", (1.5,), 0) == ["operator.mul", "operator.sub", "operator.mul"]
    assert ops_of("numpy.sum", (np.ones(3),), 0) == ["numpy.broadcast_to"]


def test_cotangents_have_the_dtype_of_their_operand() -> None:
    values = [np.array([0.5, 1.5], np.float32), np.array([0.7, 1.1])]
    for name in ("operator.mul", "numpy.maximum", "operator.matmul"):
        g: Any = 1.0 if name == "operator.matmul" else np.ones(2)
        for k, v in enumerate(values):
            value, found = cotangent(lookup.row(name), values, {}, k, g)
            assert found.dtype == v.dtype
            assert value is not None and value.type == type_of_value(v)


def test_numbers_in_a_list_are_refused_not_forgotten() -> None:
    b = Builder(Names(), lookup.row)
    items = b.value(ListT(FLOAT), "items")
    out = b.apply("numpy.array", [items])
    assert out.type == Array("f64", (None,))
    with pytest.raises(UnsupportedError, match="numpy.array of numbers in a list"):
        contributions(b, lookup.row("numpy.array"), b.block.ops[-1], b.value(out.type, "g"), lambda v: v, [True])


def test_contents_are_not_saved_for_their_shape() -> None:
    b = Builder(Names(), lookup.row)
    a = b.value(Array("f64", ("n",)), "a")
    out = b.apply("numpy.mean", [a])
    op = b.block.ops.pop()

    def refuse(v: Value) -> Value:
        raise AssertionError(f"{v} was saved")

    (c,) = contributions(b, lookup.row("numpy.mean"), op, b.value(out.type, "g"), refuse, [True])
    assert c is not None and c.type == Array("f64", ("n",))
    assert {o.kind for o in b.block.ops} == {"size", "shape", "apply"}


@pytest.mark.parametrize(
    ("name", "values", "k", "want"),
    [
        ("operator.abs", (0.0,), 0, 0.0),
        ("numpy.maximum", (1.0, 1.0), 0, 0.5),
        ("numpy.max", (np.array([1.0, 1.0]),), 0, [0.5, 0.5]),
        ("operator.pow", (0.0, 2.0), 1, 0.0),
        ("numpy.power", (np.array([0.0, 2.0]), 2.0), 1, 4 * math.log(2)),
        ("operator.pow", (0.0, 0.0), 0, 0.0),
        ("numpy.clip", (0.0, 0.0, 1.0), 0, 0.5),
        ("numpy.sinc", (0.0,), 0, 0.0),
    ],
)
def test_conventions_at_kinks(name: str, values: tuple[Any, ...], k: int, want: Any) -> None:
    row = lookup.row(name)
    g = np.ones(np.shape(run(row, values, {})))
    _, found = cotangent(row, values, {}, k, g if g.shape else 1.0)
    np.testing.assert_allclose(found, want)
