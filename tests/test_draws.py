"""Draws: the numbers of the plain call to the last bit, its exceptions, and generators that advance once."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad

V = np.array([0.3, -1.2, 2.5])
S = np.array([0.1, 0.9, 2.0])
NUMPY: list[tuple[str, tuple[Any, ...]]] = [
    (name, (mu, sigma))
    for name in ("normal", "lognormal", "gumbel", "laplace", "logistic")
    for mu, sigma in ((0.3, 0.7), (np.float32(0.3), 2), (V, S), (1, S), (V, 0.5))
]
NUMPY += [(name, (s,)) for name in ("exponential", "rayleigh") for s in (0.7, S, np.float64(0.7))]
NUMPY += [("gamma", (2.5, 0.7)), ("gamma", (2.5, S)), ("gamma", (S, S))]
NUMPY += [("uniform", (a, b)) for a, b in ((0.3, 0.7), (1, 2.5), (V, V + S), (V, 4.0))]
STDLIB = [
    ("gauss", (0.3, 0.7)), ("normalvariate", (0.3, 0.7)), ("uniform", (0.3, 0.7)), ("lognormvariate", (0.3, 0.7)),
    ("expovariate", (0.7,)), ("weibullvariate", (0.7, 1.5)), ("gauss", (np.float64(0.3), 2)), ("uniform", (1, 2.5)),
]  # fmt: skip


def called(method: str, size: Any = None) -> Callable[..., Any]:
    """Return a function that sums what a method draws."""
    extra = "" if size is None else f", size={size}"
    names = {"np": np}
    count = 1 if method in ("exponential", "rayleigh", "expovariate") else 2
    takes = ", ".join("ab"[:count])
    text = f"def drawn(rng, {takes}):\n    y = rng.{method}({takes}{extra})\n    return np.sum(y), y\n"
    return defined(text, names)


def defined(text: str, names: dict[str, Any]) -> Callable[..., Any]:
    import linecache

    file = f"<draws {abs(hash(text))}>"
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    exec(compile(text, file, "exec"), names)
    return names["drawn"]


@pytest.mark.parametrize("make", [np.random.default_rng, np.random.RandomState])
@pytest.mark.parametrize(("method", "given"), NUMPY)
@pytest.mark.parametrize("size", [None, (4, 3)])
def test_numbers_of_numpy(make: Any, method: str, given: tuple[Any, ...], size: Any) -> None:
    function = called(method, size)
    wrt = tuple(n for n, x in zip("ab", given) if not isinstance(x, int) and (method, n) != ("gamma", "a"))
    gradient = ad.value_and_grad(function, wrt=wrt, has_aux=True)
    if method == "gamma":
        given = (ad.stop_gradient(given[0]), given[1])
    for seed in range(5):
        plain, compiled = make(seed), make(seed)
        want = function(plain, *given)
        (total, y), _ = gradient(compiled, *given)
        assert type(y) is type(want[1]) and np.array_equal(y, want[1]) and total == want[0]
        assert plain.random() == compiled.random()


@pytest.mark.parametrize(("method", "given"), STDLIB)
def test_numbers_of_the_standard_library(method: str, given: tuple[Any, ...]) -> None:
    function = called(method)
    wrt = tuple(n for n, x in zip("ab", given) if isinstance(x, float) and (method, n) != ("weibullvariate", "b"))
    gradient = ad.value_and_grad(function, wrt=wrt, has_aux=True)
    for seed in range(5):
        plain, compiled = random.Random(seed), random.Random(seed)
        want = function(plain, *given)
        (total, y), _ = gradient(compiled, *given)
        assert type(y) is type(want[1]) and y == want[1] and total == want[0]
        assert plain.getstate() == compiled.getstate()


@pytest.mark.parametrize("make", [np.random.default_rng, np.random.RandomState])
@pytest.mark.parametrize(
    ("method", "given"),
    [("normal", (0.0, -0.5)), ("normal", (0.0, -0.0)), ("lognormal", (V, -S)), ("exponential", (-S,)),
     ("uniform", (-1e308, 1e308)), ("uniform", (V, -V * np.inf)), ("uniform", (1.0, 0.5)), ("gamma", (2.0, -1.5))],
)  # fmt: skip
def test_what_numpy_refuses(make: Any, method: str, given: tuple[Any, ...]) -> None:
    function = called(method)
    plain, compiled = make(3), make(3)
    raised: list[Exception | None] = []
    with np.errstate(all="ignore"):
        for rng, call in ((plain, function), (compiled, ad.value_and_grad(function, wrt="b" if len(given) > 1 else "a",
                                                                           has_aux=True))):  # fmt: skip
            try:
                call(rng, *given)
                raised.append(None)
            except Exception as error:
                raised.append(error)
    want, got = raised
    assert type(got) is type(want) and str(got) == str(want)
    assert plain.random() == compiled.random()


def test_discard_puts_the_generators_of_modules_back() -> None:
    text = "def drawn(x):\n    np.random.seed(3)\n    return x * np.random.rand() * random.gauss(x, 1.0)\n"
    function = defined(text, {"np": np, "random": random})
    random.seed(1)
    np.random.seed(1)
    states = random.getstate(), np.random.get_state()[1].tolist()
    gradient = ad.value_and_grad(function, effects="discard")
    assert gradient(0.7) == gradient(0.7)
    assert (random.getstate(), np.random.get_state()[1].tolist()) == states


def test_several_sweeps_draw_once() -> None:
    text = "def drawn(x):\n    return np.array([x[0], x[1] * x[0]]) * np.random.normal(x, 1.0)\n"
    function = defined(text, {"np": np})
    np.random.seed(1)
    function(V[:2])
    after = np.random.rand()
    np.random.seed(1)
    jacobian = ad.jacobian(function)(V[:2])
    assert np.random.rand() == after

    def at(x: np.ndarray) -> np.ndarray:
        np.random.seed(1)
        return np.asarray(function(x))

    h = 1e-6
    for k in range(2):
        step = h * np.eye(2)[k]
        assert np.allclose((at(V[:2] + step) - at(V[:2] - step)) / (2 * h), jacobian[:, k], rtol=1e-6, atol=1e-8)


def test_declared_constant() -> None:
    def f(rate: float, rng: np.random.Generator) -> Any:
        return rate * rng.poisson(ad.stop_gradient(rate))

    rng = np.random.default_rng(3)
    y, slope = ad.value_and_grad(f)(4.0, rng)
    assert y == 4.0 * slope


@pytest.mark.parametrize("size", ["(1,)", "(3, 1)", "2"])
def test_a_size_that_does_not_fit(size: str) -> None:
    function = called("normal", size)
    with pytest.raises((ad.Error, ValueError)):
        ad.value_and_grad(function, wrt="a", has_aux=True)(np.random.default_rng(3), V, 1.0)
