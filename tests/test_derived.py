"""Jacobians, Hessians, products, maps, and derivatives inside of derivatives: values and effects."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad

RNG = np.random.default_rng(3)
W = RNG.normal(size=(3, 2))
X = RNG.normal(size=2)


def central(f: Callable[..., Any], args: Sequence[Any], k: int, h: float = 1e-5) -> Any:
    """Return the Jacobian of ``f`` in argument ``k`` by central differences, ``(*result, *argument)``."""
    x = args[k]
    columns = []
    for place in np.ndindex(np.shape(x)):
        ends = []
        for step in (h, -h):
            moved = np.array(x, dtype=float)
            moved[place] += step
            given = [np.array(a) if isinstance(a, np.ndarray) else a for a in args]
            given[k] = moved if isinstance(x, np.ndarray) else float(moved)
            ends.append(np.asarray(f(*given)))
        columns.append((ends[0] - ends[1]) / (2 * h))
    found = np.stack(columns, axis=-1)
    return found.reshape((*found.shape[:-1], *np.shape(x)))


def close(a: Any, b: Any, rel: float = 1e-6) -> None:
    assert np.shape(a) == np.shape(b)
    np.testing.assert_allclose(a, b, rtol=rel, atol=rel)


def network(w: Any, x: Any) -> Any:
    h = w @ x
    h += 0.3
    return np.tanh(h)


def energy(w: Any, x: Any) -> float:
    total = 0.0
    h = np.zeros(len(w))
    for i in range(len(w)):
        h[i] = np.tanh(w[i] @ x)
        total += h[i] * h[i] * (1.0 + total)
    return total


class Filter:
    def __init__(self) -> None:
        self.level = 0.4
        self.seen = 0
        self.buffer = np.zeros(3)

    def feed(self, x: Any) -> Any:
        self.seen += 1
        for v in x:
            self.level = 0.5 * self.level + v * v
            self.buffer[0] += self.level
        return self.level * self.buffer[0]


# ------------------------------------------------------------------------------------- Jacobians


@pytest.mark.parametrize("k", [0, 1])
def test_jacobian(k: int) -> None:
    close(ad.jacobian(network, k)(W, X), central(network, (W, X), k))


def test_jacobian_of_a_tuple_with_respect_to_a_tuple() -> None:
    def f(t: float, x: Any) -> Any:
        return math.sin(t) * x, t * t

    (a, b), (c, d) = ad.jacobian(f, (0, 1))(0.3, X)
    close(a, math.cos(0.3) * X)
    close(b, math.sin(0.3) * np.eye(2))
    assert c == pytest.approx(0.6) and isinstance(c, float)
    close(d, np.zeros(2))


def test_jacobian_of_more_results_than_inputs_is_made_of_tangents() -> None:
    def f(t: float) -> Any:
        return np.array([t, t * t, math.exp(t)])

    close(ad.jacobian(f)(0.5), np.array([1.0, 1.0, math.exp(0.5)]))


@pytest.mark.parametrize("wide", [False, True])
def test_jacobian_has_the_effects_of_one_call(wide: bool) -> None:
    def three(x: Any, filter: Filter) -> Any:
        y = filter.feed(x)
        return np.array([y, 2 * y, 3 * y])

    def one(x: Any, filter: Filter) -> Any:
        return filter.feed(x)

    f = three if wide else one
    filter, plain = Filter(), Filter()
    plain.feed(X)
    found = ad.jacobian(f)(X, filter)
    assert (filter.level, filter.seen) == (plain.level, 1)
    np.testing.assert_array_equal(filter.buffer, plain.buffer)
    close(found, central(lambda x: f(x, Filter()), (X,), 0))


def test_jacobian_prints_once(capsys: pytest.CaptureFixture[str]) -> None:
    def f(t: float) -> Any:
        print("called")
        return np.array([t, t * t])

    close(ad.jacobian(f)(0.5), np.array([1.0, 1.0]))
    assert capsys.readouterr().out == "called\n"


def test_jacobian_of_a_call_that_raises_has_its_effects() -> None:
    filter = Filter()

    def f(x: Any) -> Any:
        filter.seen += 1
        return np.array([x[0], x[1], x[7]])

    with pytest.raises(IndexError):
        ad.jacobian(f)(X)
    assert filter.seen == 1


def test_jacobian_with_respect_to_an_object_is_refused() -> None:
    def f(net: Any) -> Any:
        return net.level * 2.0

    with pytest.raises(ad.NonDifferentiableError, match="a Jacobian with respect to `net`"):
        ad.jacobian(f)(Filter())


# ------------------------------------------------------------------------------------- Hessians


@pytest.mark.parametrize("k", [0, 1])
def test_hessian(k: int) -> None:
    found = ad.hessian(energy, k)(W, X)
    close(found, central(ad.grad(energy, k), (W, X), k), 1e-5)
    flat = found.reshape(np.size((W, X)[k]), -1)
    close(flat, flat.T, 1e-12)


def test_hessian_blocks() -> None:
    (ww, wx), (xw, xx) = ad.hessian(energy, (0, 1))(W, X)
    close(wx, central(ad.grad(energy, 0), (W, X), 1), 1e-5)
    close(xw, central(ad.grad(energy, 1), (W, X), 0), 1e-5)
    close(ww, ad.hessian(energy, 0)(W, X), 1e-12)
    close(xx, ad.hessian(energy, 1)(W, X), 1e-12)


def test_hessian_of_a_number() -> None:
    assert ad.hessian(lambda t: math.sin(t) * t)(0.7) == pytest.approx(2 * math.cos(0.7) - 0.7 * math.sin(0.7))


def test_product_is_the_hessian_times_the_vector() -> None:
    v = RNG.normal(size=W.shape)
    close(ad.hvp(energy)(W, X, v), np.tensordot(ad.hessian(energy)(W, X), v, axes=2), 1e-10)
    with pytest.raises(TypeError, match="one part for each"):
        ad.hvp(energy, (0, 1))(W, X, v)


@pytest.mark.parametrize("kind", ["hvp", "hessian"])
def test_second_derivatives_have_the_effects_of_one_call(kind: str) -> None:
    filter, plain = Filter(), Filter()
    plain.feed(X)
    if kind == "hvp":
        ad.hvp(filter.feed)(X, np.ones(2))
    else:
        ad.hessian(filter.feed)(X)
    assert (filter.level, filter.seen) == (plain.level, plain.seen)
    np.testing.assert_array_equal(filter.buffer, plain.buffer)


def test_hessian_with_respect_to_state() -> None:
    filter = Filter()
    found = ad.hessian(filter.feed, "self.level")(X)

    def again(level: float) -> float:
        other = Filter()
        other.level = level
        return float(ad.grad(other.feed, "self.level")(X))

    assert found == pytest.approx((again(0.4 + 1e-5) - again(0.4 - 1e-5)) / 2e-5, rel=1e-6)


def test_hessian_of_a_function_that_prints(capsys: pytest.CaptureFixture[str]) -> None:
    def f(x: Any) -> Any:
        print("called")
        return np.sum(x * x * x)

    close(ad.hessian(f)(X), np.diag(6 * X))
    assert capsys.readouterr().out == "called\n"


def test_random_draws_are_the_same_in_every_column() -> None:
    def f(x: Any, rng: np.random.Generator) -> Any:
        noise = rng.normal(size=2)
        return np.sum(x * x * x * noise)

    a, b = np.random.default_rng(1), np.random.default_rng(1)
    noise = b.normal(size=2)
    close(ad.hessian(f)(X, a), np.diag(6 * X * noise))
    assert a.normal() == b.normal()


# ------------------------------------------------------------------------------------- inside of programs


def test_reverse_over_reverse() -> None:
    f = ad.grad(lambda t: math.sin(t) * t * t)
    for order in range(3):
        assert ad.grad(f)(0.7) == pytest.approx((f(0.7 + 1e-5) - f(0.7 - 1e-5)) / 2e-5, rel=1e-6), order
        f = ad.grad(f)


def test_forward_over_reverse_is_reverse_over_forward() -> None:
    v = RNG.normal(size=W.shape)
    _, moved = ad.jvp(ad.grad(energy), (W, X), (v, None))
    close(moved, ad.hvp(energy)(W, X, v), 1e-10)


def loss(w: Any, x: Any) -> Any:
    h = np.tanh(w @ x)
    return np.sum(h * h)


def adapted(w: Any, x: Any, rate: float) -> Any:
    for _ in range(3):
        w = w - rate * ad.grad(loss)(w, x)
    return loss(w, x)


@pytest.mark.parametrize("k", [0, 1, 2])
def test_meta_learning_step(k: int) -> None:
    close(ad.grad(adapted, k)(W, X, 0.1), central(adapted, (W, X, 0.1), k))


def test_inner_gradient_of_a_closure() -> None:
    def f(x: Any, scale: float) -> Any:
        inner = ad.value_and_grad(lambda z: np.sum(z * z * z) * scale)
        value, gradient = inner(x)
        return value * np.sum(gradient)

    close(ad.grad(f)(X, 0.7), central(f, (X, 0.7), 0))
    assert ad.grad(f, 1)(X, 0.7) == pytest.approx(float(central(f, (X, 0.7), 1)))


def test_the_inner_variable_of_a_number_is_another_one() -> None:
    def f(x: float) -> float:
        return ad.grad(lambda z: z * x)(x)  # the derivative with respect to z alone

    assert f(2.0) == 2.0
    assert ad.grad(f)(2.0) == 1.0


def test_inner_products_and_tangents() -> None:
    def f(x: Any) -> Any:
        product = ad.hvp(lambda z: np.sum(z * z * z))(x, x)
        _, moved = ad.jvp(lambda z: z * x[0], (x,), (x,))
        return np.sum(product * moved)

    close(ad.grad(f)(X), central(f, (X,), 0))


def test_inner_gradient_has_its_effects_once() -> None:
    filter = Filter()

    def f(x: Any) -> Any:
        return np.sum(ad.grad(filter.feed)(x) * x)

    ad.grad(f)(X)
    assert filter.seen == 1
    plain = Filter()
    plain.feed(X)
    assert filter.level == plain.level


def test_inner_gradient_of_what_is_written() -> None:
    def inner(z: Any) -> Any:
        z = z.copy()
        z[0] *= z[1]
        z[1:] += z[:-1]
        return np.sum(z * z)

    def f(x: Any) -> Any:
        return np.sum(np.sin(ad.grad(inner)(x)))

    close(ad.grad(f)(X), central(f, (X,), 0))


def test_what_cannot_be_inside_is_refused() -> None:
    def f(x: Any) -> Any:
        _, pull = ad.vjp(loss, x, X)
        return pull(1.0)

    with pytest.raises(ad.UnsupportedError, match=r"`ad.vjp` inside of a differentiated function"):
        ad.grad(f)(W)


# ------------------------------------------------------------------------------------- maps


def test_map() -> None:
    xs = RNG.normal(size=(5, 2))
    close(ad.vmap(network, (None, 0))(W, xs), np.stack([network(W, x) for x in xs]))
    close(ad.vmap(network, (None, 1))(W, xs.T), np.stack([network(W, x) for x in xs]))
    close(ad.vmap(loss, (None, 0))(W, xs), np.array([loss(W, x) for x in xs]))


def test_map_of_a_gradient_and_gradient_of_a_map() -> None:
    xs = RNG.normal(size=(5, 2))
    close(ad.vmap(ad.grad(loss, 1), (None, 0))(W, xs), np.stack([ad.grad(loss, 1)(W, x) for x in xs]))
    mapped = ad.vmap(loss, (None, 0))

    def f(w: Any) -> Any:
        return np.sum(mapped(w, xs) ** 2)

    close(ad.grad(f)(W), central(f, (W,), 0))


def test_map_of_several_results() -> None:
    def f(t: float, x: Any) -> Any:
        return t * t, x * t

    ts = np.array([0.5, 1.5])
    squares, rows = ad.vmap(f, (0, None))(ts, X)
    close(squares, ts * ts)
    close(rows, np.outer(ts, X))


total = 0.0


def test_map_refuses_what_writes() -> None:
    def to_state(x: Any) -> Any:
        global total
        total += x
        return x

    def to_argument(x: Any) -> Any:
        x[0] = 1.0
        return x

    def draws(x: Any, rng: np.random.Generator) -> Any:
        return x * rng.normal()

    for f, args in ((to_state, (X,)), (to_argument, (W,)), (draws, (X, np.random.default_rng(0)))):
        with pytest.raises(ad.StateError, match="a mapped function may write no state"):
            ad.vmap(f, (0, None)[: len(args)])(*args)
    assert total == 0.0


def test_map_of_unequal_lengths() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        ad.vmap(lambda x, y: x * y)(np.ones(2), np.ones(3))
    with pytest.raises(ValueError, match="no argument is mapped"):
        ad.vmap(lambda x: x, None)(np.ones(2))
    with pytest.raises(TypeError, match="stacks numbers, arrays"):
        ad.vmap(lambda x: None)(np.ones(2))
