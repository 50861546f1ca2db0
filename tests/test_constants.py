"""Constants of the derivative by the user's word: ``stop_gradient``, Buffers and Params."""

from __future__ import annotations

import operator
import os
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad

X = np.array([[0.3, -1.2], [0.7, 0.4]])


class Norm:
    gamma: ad.Param
    mean: ad.Buffer
    count: "ad.Buffer[float]"  # noqa: UP037 - quoted twice

    def __init__(self) -> None:
        self.gamma = np.array([1.0, 0.5])
        self.offset = np.zeros(2)
        self.mean = np.array([0.1, -0.2])
        self.count = 0.0

    def in_place(self, x: Any) -> Any:
        self.count += float(np.sum(x))
        self.mean *= 0.9
        self.mean += 0.1 * x.mean(axis=0)
        return np.sum(np.sin((x - self.mean) * self.gamma)) * self.count

    def bound_anew(self, x: Any) -> Any:
        self.count = self.count + float(np.sum(x))
        self.mean = 0.9 * self.mean + 0.1 * x.mean(axis=0)
        return np.sum(np.sin((x - self.mean) * self.gamma)) * self.count


class Derived(Norm):
    pass


class Network:
    def __init__(self) -> None:
        self.layers = [Norm(), Derived()]
        self.scale = 2.0

    def call(self, x: Any) -> Any:
        return self.scale * (self.layers[0].in_place(x) + self.layers[1].bound_anew(x))


def held(norm: Norm, x: Any) -> tuple[Any, Any]:
    """Return the derivatives of x and gamma with the statistics held at their new values."""
    inner = np.cos((x - norm.mean) * norm.gamma) * norm.count
    return inner * norm.gamma, np.sum(inner * (x - norm.mean), axis=0)


@pytest.mark.parametrize("cls", [Norm, Derived])
@pytest.mark.parametrize("method", ["in_place", "bound_anew"])
def test_buffers_are_updated_and_carry_no_derivative(cls: type[Norm], method: str) -> None:
    plain, norm = cls(), cls()
    getattr(plain, method)(X)
    x_bar, gradient = ad.grad(getattr(norm, method), wrt=(0, "self"))(X)
    want_x, want_gamma = held(plain, X)
    np.testing.assert_allclose(x_bar, want_x, rtol=1e-12)
    np.testing.assert_allclose(gradient.gamma, want_gamma, rtol=1e-12)
    assert set(vars(gradient)) == {"gamma"}
    np.testing.assert_array_equal(norm.mean, plain.mean)
    assert norm.count == plain.count


class Statistics:
    """A mixin that says what its attributes are; who mixes it in sets them."""

    mean: ad.Buffer
    weight: ad.Param


class Base:
    gain: ad.Param
    level: ad.Buffer

    def __init__(self) -> None:
        self.gain, self.level, self.mean, self.weight, self.bias = 2.0, 0.5, 0.25, 1.5, 0.75

    def run(self, x: Any) -> Any:
        self.level = 0.5 * self.level + x
        self.mean = 0.9 * self.mean + 0.1 * x
        return (self.gain * x + self.bias) * self.level + self.weight * x * x * self.mean


class Mixed(Base, Statistics):
    bias: ad.Param


class Grandchild(Mixed):
    def run(self, x: Any) -> Any:
        return super().run(x) * self.gain


class Overriding(Mixed):
    level: float  # a plain state again
    gain: ad.Buffer


class OfBoth(Statistics, Base):
    """Its bases declare one attribute each way: the first in the order of resolution counts."""

    mean: ad.Param


@dataclass
class Declared(Base):
    gain: ad.Param[float] = 2.0  # type: ignore[assignment]
    level: ad.Buffer[float] = 0.5  # type: ignore[assignment]
    mean: float = 0.25
    weight: float = 1.5
    bias: float = 0.75


ROLES = [
    (Base, {"gain"}, {"level"}), (Mixed, {"gain", "weight", "bias"}, {"level", "mean"}),
    (Grandchild, {"gain", "weight", "bias"}, {"level", "mean"}),
    (Overriding, {"weight", "bias"}, {"gain", "mean"}), (OfBoth, {"gain", "weight", "mean"}, {"level"}),
    (Declared, {"gain"}, {"level"}),
]  # fmt: skip


@pytest.mark.parametrize("cls, params, buffers", ROLES, ids=lambda x: getattr(x, "__name__", ""))
def test_annotations_are_inherited(cls: Any, params: set[str], buffers: set[str]) -> None:
    x, h = 0.7, 1e-6
    gradient = ad.grad(cls().run, "self")(x)
    assert set(vars(gradient)) == params
    for name in params:
        values = []
        for step in (h, -h):
            moved = cls()
            setattr(moved, name, getattr(moved, name) + step)
            values.append(moved.run(x))
        assert getattr(gradient, name) == pytest.approx((values[0] - values[1]) / (2 * h), rel=1e-7)
    data = ad.differentiate(cls.run, wrt="x").explain(cls(), x).data
    assert {row["path"] for row in data["state"] if row["role"] == "buffer"} == {f"self.{b}" for b in buffers}
    plain, model = cls(), cls()
    plain.run(x)
    slope = ad.grad(model.run)(x)
    assert vars(model) == vars(plain)
    assert slope == pytest.approx(held_slope(cls, plain, x, buffers), rel=1e-7)


def held_slope(cls: Any, after: Any, x: float, buffers: set[str]) -> float:
    """Return the derivative of x by differences, with what Buffers hold kept at what the run leaves there."""

    def value(at: float) -> float:
        start = cls()
        level = after.level if "level" in buffers else 0.5 * start.level + at
        mean = after.mean if "mean" in buffers else 0.9 * start.mean + 0.1 * at
        found = (start.gain * at + start.bias) * level + start.weight * at * at * mean
        return found * start.gain if issubclass(cls, Grandchild) else found

    return (value(x + 1e-6) - value(x - 1e-6)) / 2e-6


@pytest.mark.parametrize("method", ["in_place", "bound_anew"])
def test_buffers_in_forward_mode_and_pullbacks(method: str) -> None:
    plain = Norm()
    getattr(plain, method)(X)
    want, _ = held(plain, X)
    dot = np.array([[0.5, -0.3], [0.2, 0.9]])
    _, moved, state = ad.jvp(getattr(Norm(), method), (X,), (dot,), {})
    assert moved == pytest.approx(np.sum(want * dot))
    assert not {"self.mean", "self.count"} & set(state)
    _, pullback = ad.vjp(getattr(Norm(), method), X)
    (x_bar,), entry = pullback(1.0, {})
    np.testing.assert_allclose(x_bar, want, rtol=1e-12)
    assert not {"self.mean", "self.count"} & set(entry)
    with pytest.raises(ad.StateError, match=r"self\.mean"):
        pullback(1.0, {"self.mean": np.ones(2)})


def test_params_of_a_nested_object() -> None:
    network = Network()
    gradient = ad.grad(Network.call, "self")(network, X)
    assert [set(vars(layer)) for layer in gradient.layers] == [{"gamma"}, {"gamma"}]
    assert isinstance(gradient.scale, float)  # Network declares no Params: all its floats count


def test_the_derivative_of_a_buffer_is_refused() -> None:
    with pytest.raises(ad.NonDifferentiableError, match=r"`self.mean` is a Buffer"):
        ad.grad(Norm().in_place, "self.mean")(X)


def test_explain_names_buffers() -> None:
    text = ad.differentiate(Norm.in_place, wrt=("x",)).explain(Norm(), X)
    assert [line.split()[2] for line in text.splitlines() if line.strip().startswith("self.mean  ")] == ["buffer"]


def test_a_buffer_that_holds_a_list_is_refused() -> None:
    class Keeper:
        seen: ad.Buffer

        def __init__(self) -> None:
            self.seen = [0.0]

        def call(self, x: float) -> float:
            self.seen.append(x)
            return x * x

    with pytest.raises(ad.StateError, match="the Buffer `self.seen` holds no number or array"):
        ad.grad(Keeper().call)(2.0)


def test_writing_through_a_buffer_that_shares_active_storage_is_refused() -> None:
    class Keeper:
        last: ad.Buffer

        def call(self, x: Any) -> Any:
            self.last = x
            self.last[0] = 1.0
            return np.sum(x * x)

    with pytest.raises(ad.StateError, match="written through a constant of the derivative"):
        ad.grad(Keeper().call)(X[0].copy())


# ------------------------------------------------------------------------------------- stop_gradient


def test_stop_gradient_is_a_constant_and_its_argument() -> None:
    assert ad.stop_gradient(X) is X

    def f(x: Any, t: float) -> Any:
        fixed, (a, b) = ad.stop_gradient(x), ad.stop_gradient((t, x[0]))
        return np.sum(x * fixed) * t + a * np.sum(b * x[1])

    x_bar, t_bar = ad.grad(f, (0, 1))(X, 0.7)
    want = 0.7 * X
    want[1] += 0.7 * X[0]
    np.testing.assert_allclose(x_bar, want, rtol=1e-12)
    assert t_bar == pytest.approx(np.sum(X * X))
    _, moved = ad.jvp(f, (X, 0.7), (X, 1.0))
    assert moved == pytest.approx(np.sum(want * X) + np.sum(X * X))


def test_stop_gradient_sees_later_writes() -> None:
    def f(x: Any) -> Any:
        y = x.copy()
        fixed = ad.stop_gradient(y)
        y[0] *= 2.0
        return np.sum(fixed * x) + np.sum(y)

    x = np.array([0.5, 1.5])
    np.testing.assert_allclose(ad.grad(f)(x), np.array([1.0, 1.5]) + np.array([2.0, 1.0]), rtol=1e-12)


def test_stop_gradient_in_a_second_derivative() -> None:
    def f(x: float) -> float:
        return ad.stop_gradient(x) * x * x

    assert ad.grad(ad.grad(f))(3.0) == pytest.approx(6.0)


@pytest.mark.parametrize("way", ["element", "view", "branch"])
def test_writing_through_a_constant_is_refused(way: str) -> None:
    def element(x: Any) -> Any:
        ad.stop_gradient(x)[0] = 1.0
        return np.sum(x * x)

    def view(x: Any) -> Any:
        y = ad.stop_gradient(x)[1:]
        y *= 2.0
        return np.sum(x * x)

    def branch(x: Any) -> Any:
        y = ad.stop_gradient(x) if x[0] > 0 else x
        y[1] = 3.0
        return np.sum(x * x)

    f = {"element": element, "view": view, "branch": branch}[way]
    for call in (lambda: ad.grad(f)(X[1].copy()), lambda: ad.jvp(f, (X[1].copy(),), (X[1],))):
        with pytest.raises(ad.StateError, match="written through a constant of the derivative"):
            call()


def test_stop_gradient_of_an_object_is_refused() -> None:
    def f(net: Any, x: float) -> Any:
        return ad.stop_gradient(net).scale * x

    with pytest.raises(ad.StateError, match="stop_gradient takes"):
        ad.grad(f, 1)(Network(), 1.0)


def test_what_has_no_source_may_look_at_a_constant_and_not_write_it() -> None:
    def looks(x: Any) -> Any:
        np.save(os.devnull, ad.stop_gradient(x))
        return np.sum(x * x)

    def writes(x: Any) -> Any:
        operator.setitem(ad.stop_gradient(x), 0, 9.0)
        return np.sum(x * x)

    x = X[0].copy()
    np.testing.assert_allclose(ad.grad(looks, external="constant")(x), 2 * X[0])
    with pytest.raises(ValueError, match="read-only"):
        ad.grad(writes)(x)
    np.testing.assert_array_equal(x, X[0])
