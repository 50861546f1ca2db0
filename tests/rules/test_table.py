"""The table of rules: what is found in it, the types and messages of rows, what their derivatives look like."""

from __future__ import annotations

import inspect
import math
import operator
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import BOOL, DYN, FLOAT, INT, NP_FLOAT, NP_INT, REAL, Array, ListT, Scalar, TupleT, Type, Value
from ssa_ad.ir.row import Row, RowTypeError
from ssa_ad.rules import lookup
from ssa_ad.rules.formula import contributions
from ssa_ad.rules.types import type_of_value
from tests.support.rows import call_of, cotangent, run, tangent


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
    found = lookup.row_of_method(vector, "conj")
    assert found is not None and found.alias == "views x"
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
        ("numpy.trapezoid", (Array("f64", (2, 3)),), "an array with 1 axes"),
        ("operator.sub", (Scalar("b1", False), Scalar("b1", False)), "does not take"),
    ],
)
def test_messages(name: str, types: tuple[Type, ...], message: str) -> None:
    with pytest.raises(RowTypeError, match=message):
        lookup.row(name).result(types, {})


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in lookup.all_rows()])
def test_parameters_stand_where_the_function_has_them(row: Row) -> None:
    """What is passed by its name, as all may be after one that was left out, has its real name."""
    try:
        real = list(inspect.signature(row.impl).parameters.values())
    except ValueError:
        return  # NumPy does not tell
    if any(p.kind is p.VAR_POSITIONAL for p in real):
        return
    names = ["" if p.kind is p.POSITIONAL_ONLY else p.name for p in real]
    optional = False
    for k, param in enumerate(row.params):
        if optional and param.name not in names:
            assert any(p.kind is p.VAR_KEYWORD for p in real), f"{param.name} is not a name of {names}"
        if param.name in names:
            place = names.index(param.name)
            if param.keyword:
                assert real[place].kind is inspect.Parameter.KEYWORD_ONLY, f"{param.name} has a place in {names}"
            else:
                assert place == k, f"{param.name} stands elsewhere in {names}"
        optional |= param.static


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
            value, found = cotangent(call_of(lookup.row(name), values), k, g)
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
        # the slope of least size where there are many, as for abs
        ("numpy.linalg.norm", (np.zeros(2),), 0, [0.0, 0.0]),
        ("numpy.std", (np.ones(2),), 0, [0.0, 0.0]),
        ("numpy.hypot", (np.array([0.0, 3.0]), np.array([0.0, 4.0])), 0, [0.0, 0.6]),
        ("math.hypot", (0.0, 0.0), 1, 0.0),
        ("math.dist", (np.ones(2), np.ones(2)), 0, [0.0, 0.0]),
        # no slope is finite
        ("numpy.sqrt", (0.0,), 0, math.inf),
        ("numpy.power", (np.array([0.0, 1.0]), 0.5), 0, [math.inf, 0.5]),
        # what is not a number gives way; the middle is the second operand where the first is 0
        ("numpy.fmax", (math.nan, 1.0), 1, 1.0),
        ("numpy.fmin", (1.0, math.nan), 0, 1.0),
        ("numpy.heaviside", (0.0, 0.5), 1, 1.0),
    ],
)
def test_conventions_at_kinks(name: str, values: tuple[Any, ...], k: int, want: Any) -> None:
    call = call_of(lookup.row(name), values)
    g = np.ones(np.shape(run(call)))
    _, found = cotangent(call, k, g if g.shape else 1.0)
    _, moved = tangent(call, [np.ones_like(v) if j == k else None for j, v in enumerate(values)])
    np.testing.assert_allclose(found, want)
    np.testing.assert_allclose(0.0 if moved is None else np.sum(moved), np.sum(want))
