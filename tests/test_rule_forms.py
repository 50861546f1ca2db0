"""Rows on numbers of every kind beside arrays, and called with keywords in a program."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import Array, Type
from ssa_ad.ir.row import REQUIRED, Row
from ssa_ad.rules import lookup
from ssa_ad.rules.tangents import flows
from tests.support.rows import Call, Form, allows, cotangent, exact, is_real, like, run, tangent, unknown

# ---------------------------------------------------------------------------------------- numbers beside arrays

PAIRED = [
    row for row in lookup.all_rows()
    if row.elementwise and len(row.operands) > 1 and row.adjoint and row.name != "numpy.cross"  # it takes vectors
    and any(isinstance(v, np.ndarray) for sample in row.samples for v in sample)
]  # fmt: skip
NUMBERS: tuple[Any, ...] = ("python", "numpy", ())
SHAPES: tuple[Any, ...] = ((1,), (3,), (2, 1), (4, 2, 3))


def made(form: Any, rng: np.random.Generator) -> Any:
    if isinstance(form, str):
        number = rng.uniform(0.6, 1.9)
        return float(number) if form == "python" else np.float64(number)
    return rng.uniform(0.6, 1.9, form)


def summed(c: Any, shape: tuple[int, ...]) -> Any:
    """Return the sum of ``c`` over the axes along which ``shape`` was broadcast."""
    lead = np.ndim(c) - len(shape)
    axes = tuple(range(lead)) + tuple(k + lead for k, n in enumerate(shape) if n == 1)
    return np.sum(c, axis=axes, keepdims=True).reshape(shape)


def describes(t: Type, value: Any) -> bool:
    """Whether a type describes a value; NumPy gives a number where an array of rank 0 was asked for."""
    return allows(t, np.asarray(value) if isinstance(t, Array) and t.rank == 0 else value)


def broadcasts(row: Row) -> Iterator[list[Any]]:
    """Yield operands of a row: a number of each kind and anything in every two places, floats in the others."""
    count = len(row.operands)
    rng = np.random.default_rng(7)
    pairs = [*product(NUMBERS, NUMBERS), *product(NUMBERS, SHAPES), *product(SHAPES, NUMBERS)]
    for places, forms in product(combinations(range(count), 2), pairs):
        values = [made("python", rng) for _ in range(count)]
        for place, form in zip(places, forms, strict=True):
            values[place] = made(form, rng)
        if row.operands[0].name == "cond":
            values[0] = np.greater(values[0], 1.2)
        yield values


@pytest.mark.parametrize("row", PAIRED, ids=lambda row: row.name)
@pytest.mark.parametrize("form", [exact, unknown])
def test_numbers_beside_arrays(row: Row, form: Form) -> None:
    """The derivative is that of the operands broadcast beforehand, summed to the shape of each."""
    rng = np.random.default_rng(3)
    for values in broadcasts(row):
        call = Call(row, values, [p.name for p in row.operands], {})
        result = run(call)
        shape = np.shape(result)
        label = f"{row.name} of {[np.shape(v) or type(v).__name__ for v in values]}"
        whole = call.at([np.array(np.broadcast_to(v, (1, *shape))) for v in values])
        ones = np.ones((1, *shape))
        g = like(result, rng)
        dots = [like(v, rng) if is_real(v) and flows(row, k) else None for k, v in enumerate(values)]
        slopes = {k: cotangent(whole, k, ones)[1][0] for k, d in enumerate(dots) if d is not None}
        for k, slope in slopes.items():
            value, found = cotangent(call, k, g, form)
            assert np.shape(found) == np.shape(values[k]), label
            assert value is None or describes(value.type, found), label
            np.testing.assert_allclose(found, summed(g * slope, np.shape(values[k])), rtol=1e-12, err_msg=label)
        value, found = tangent(call, dots, form)
        assert np.shape(found) == shape, label
        assert value is None or describes(value.type, found), label
        want = sum(slope * dots[k] for k, slope in slopes.items())
        np.testing.assert_allclose(found, np.broadcast_to(want, shape), rtol=1e-12, atol=1e-14, err_msg=label)


# ---------------------------------------------------------------------------------------- keywords

# of a matrix a of shape (2, 3), a vector v of length 3 and a number x
KEYWORDS = (
    "np.sum(a, axis=1)", "np.sum(a, keepdims=True)", "np.sum(a, dtype=np.float64, axis=(0, 1))", "np.sum(a=a, axis=-1)",
    "np.sum(a, axis=0, where=a > 0.0)", "np.mean(a, where=a > 0.0)", "np.prod(a, axis=1, where=a > 0.0)",
    "np.nansum(a, axis=0, dtype=np.float64, keepdims=True)",
    "np.mean(a, axis=1, dtype=np.float64, keepdims=True)", "np.mean(a, keepdims=True)",
    "np.prod(a, axis=1, dtype=np.float64, keepdims=True)", "np.prod(a, keepdims=True)",
    "np.var(a, axis=1, dtype=np.float64, ddof=1, keepdims=True)", "np.var(a, ddof=1)",
    "np.std(a, axis=1, dtype=np.float64, ddof=1, keepdims=True)", "np.std(a, keepdims=True)",
    "np.max(a, axis=1, keepdims=True)", "np.min(a, axis=0, keepdims=True)", "np.ptp(a, axis=1, keepdims=True)",
    "np.median(a, axis=1, keepdims=True)", "np.median(a, keepdims=True)",
    "np.average(a, axis=1, weights=a * a, keepdims=True)", "np.average(a, weights=a * a)",
    "np.cumsum(a, axis=1, dtype=np.float64)", "np.cumprod(a, axis=1, dtype=np.float64)",
    "np.trace(a, offset=1, axis1=0, axis2=1, dtype=np.float64)", "np.trace(a, offset=-1)",
    "np.linalg.norm(a, axis=1, keepdims=True)", "np.linalg.norm(v, ord=1)", "np.linalg.norm(a, ord=np.inf, axis=0)",
    "np.linalg.norm(a, ord='fro')", "np.linalg.norm(a, ord=2, axis=1)",
    "np.arange(start=x, stop=x + 3.0, step=0.9 * x, dtype=np.float64)", "np.arange(x, x + 2.5, step=x)",
    "np.linspace(x, 2.0, num=4, endpoint=False, dtype=np.float64)", "np.linspace(start=x, stop=3 * x)",
    "np.array(a, dtype=np.float64)", "np.asarray(a, dtype=np.float64)", "np.copy(a, order='C')",
    "np.full((2, 3), fill_value=x, dtype=np.float64)", "np.full_like(a, fill_value=x, dtype=np.float64)",
    "np.clip(a, a_min=-1.0, a_max=1.0)", "np.clip(a, a_max=x, a_min=None)", "np.clip(a, a_min=x, a_max=2.0)",
    "np.concatenate([a, a * a], axis=1)", "np.concatenate((v, v * x), axis=-1)", "np.stack([v, v * v], axis=1)",
    "np.convolve(v, v[:2], mode='same')", "np.convolve(v, v[:2], mode='valid')",
    "np.diag(v, k=1)", "np.diag(a, k=-1)", "np.diagflat(v, k=1)", "np.diagonal(a, offset=1)", "np.tril(a, k=-1)",
    "np.triu(a, k=1)",
    "np.diff(a, n=2, axis=1)", "np.diff(a, axis=0)", "np.einsum('ij,j->i', a, v)",
    "np.expand_dims(a, axis=(0, 2))", "np.flip(a, axis=1)", "np.moveaxis(a, source=0, destination=1)",
    "np.pad(a, pad_width=((1, 0), (0, 2)), mode='constant', constant_values=1.5)", "np.ravel(a, order='C')",
    "np.repeat(a, repeats=2, axis=1)", "np.roll(a, shift=1, axis=1)", "np.rot90(a, k=3)", "np.sort(a, axis=0)",
    "np.squeeze(a[:1], axis=0)", "np.swapaxes(a, axis1=0, axis2=1)", "np.take(a, [2, 0], axis=1)",
    "np.take_along_axis(a, np.argsort(a, axis=1), axis=1)", "np.tensordot(a, a, axes=((0, 1), (0, 1)))",
    "np.tensordot(a, v, axes=1)", "np.transpose(a, axes=(1, 0))", "np.trapezoid(v, x=v * v)", "np.trapezoid(v, dx=x)",
    "a.sum(axis=0, keepdims=True)", "a.mean(axis=1)", "a.astype(dtype=np.float64)",
    "np.lib.stride_tricks.sliding_window_view(v, window_shape=2, writeable=False)",
    "a.cumsum(axis=1)", "a.var(ddof=1)", "a.trace(offset=1)", "a.diagonal(offset=1)",
)  # fmt: skip
# not differentiated, or of a meaning that only one value of it has
REFUSED = (
    "np.diff(a, n=0)",
    "np.ravel(a, order='F')", "np.pad(a, pad_width=1, mode='edge')", "np.trace(a, offset=1, axis1=1, axis2=0)",
    "np.sum(a.clip(min=-1.0, max=x))", "np.linspace(x, 2.0, retstep=True)[0]", "np.average(a, returned=True)[0]",
    "np.median(v, overwrite_input=True)", "np.sum(a, initial=x)", "np.prod(a, initial=2.0)",
)  # fmt: skip
ARGS: tuple[Any, ...] = (np.array([[0.3, -1.2, 2.5], [1.7, 0.6, -0.4]]), np.array([1.1, 0.4, -0.7]), 0.8)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """Return a module with a function for each call: f0, f1 …"""
    path: Path = tmp_path_factory.mktemp("keywords") / "keywords.py"
    calls = enumerate(KEYWORDS + REFUSED)
    functions = [f"def f{k}(a, v, x):\n    return np.sum(np.sin({call}))\n" for k, call in calls]
    path.write_text("\n\n".join(["import numpy as np\n", *functions]))
    spec = importlib.util.spec_from_file_location("keywords", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("k", "call"), [*enumerate(KEYWORDS)], ids=KEYWORDS)
def test_keywords(program: ModuleType, k: int, call: str) -> None:
    f = getattr(program, f"f{k}")
    names = {m.id for m in ast.walk(ast.parse(call)) if isinstance(m, ast.Name)}
    used = tuple(n for n in ("a", "v", "x") if n in names)
    y, found = ad.value_and_grad(f, used if len(used) > 1 else used[0])(*ARGS)
    assert y == f(*ARGS)
    gradient = dict(zip(used, found if len(used) > 1 else [found], strict=True))
    rng = np.random.default_rng(k)
    dots = {n: rng.normal(size=np.shape(v)) for n, v in zip(("a", "v", "x"), ARGS, strict=True) if n in used}

    def at(t: float) -> Any:
        return f(*(v + t * dots[n] if n in dots else v for n, v in zip(("a", "v", "x"), ARGS, strict=True)))

    h = 1e-3
    want = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
    assert sum(np.sum(gradient[n] * dots[n]) for n in used) == pytest.approx(want, rel=1e-7, abs=1e-8)


@pytest.mark.parametrize(("k", "call"), [*enumerate(REFUSED, len(KEYWORDS))], ids=REFUSED)
def test_keywords_that_are_refused(program: ModuleType, k: int, call: str) -> None:
    with pytest.raises(UnsupportedError):
        ad.grad(getattr(program, f"f{k}"))(*ARGS)


def test_every_optional_parameter_is_among_them() -> None:
    given = set()
    for node in map(ast.parse, KEYWORDS + REFUSED):
        for call in ast.walk(node):
            if isinstance(call, ast.Call):
                given |= {(ast.unparse(call.func).replace("np.", "numpy."), word.arg) for word in call.keywords}
    for row in lookup.all_rows():
        if row.adjoint and row.name.startswith("numpy.") and row.name != "numpy.einsum":  # it takes none by keyword
            missing = {p.name for p in row.params if p.default is not REQUIRED and (row.name, p.name) not in given}
            assert missing <= {"out"}, row.name  # where an output is given is not for the row to say
