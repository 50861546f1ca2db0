"""After any call nothing that the caller can reach differs from what a plain call would have left."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.graph import Graph, difference


@dataclass
class Part:
    value: float = 0.5
    log: list[float] = field(default_factory=list)


class Model:
    """State of every kind, some of it reachable in two ways."""

    steps = 0

    def __init__(self) -> None:
        self.total = 0.25
        self.n = 0
        self.buffer = np.array([0.5, -0.25, 1.5])
        self.window = self.buffer[1:]
        self.kept: Any = None
        self.part = Part()
        self.parts = [self.part, Part(2.0)]
        self.table = {"w": np.array([1.0, 2.0, 0.5]), "last": 0.0}
        self.history: list[Any] = [self.buffer]
        self.rng = np.random.default_rng(3)

    def advance(self, x: Any) -> Any:
        """Change all of it."""
        self.n += 1
        Model.steps += 1
        self.buffer *= 0.5
        self.buffer[0] += x
        self.total = self.total * x + float(np.sum(self.window))
        self.part.value = self.part.value + self.total
        self.parts[0].log.append(self.total)
        self.table["last"] = x
        self.table["w"] = self.table["w"] * x
        self.table["new"] = 2.0 * x
        self.kept = self.buffer
        self.history.append(self.table["w"])
        return self.total * self.part.value + self.rng.normal() * x

    def raises_at_the_end(self, x: Any) -> Any:
        y = self.advance(x)
        return y / (self.n - 1)

    def raises_in_a_loop(self, x: Any) -> Any:
        y = 0.0
        for k in range(5):
            y = y + self.advance(x)
            self.table["w"][k] = y
        return y

    def raises_below(self, x: Any) -> Any:
        y = self.advance(x)
        self.check(y)
        return y

    def check(self, y: Any) -> None:
        self.part.log.append(y)
        if self.n > 0:
            raise ValueError(f"{self.n} is too many")
        self.total = 99.0

    def mends_it(self, x: Any) -> Any:
        try:
            y = self.raises_below(x)
        except ValueError:
            self.total = self.total + 1.0
            y = self.total * x
        return y

    def reverse_sweep_raises(self, x: Any) -> Any:
        """Return a determinant that there is, and whose derivative would need an inverse that there is not."""
        y = self.advance(x)
        return y + np.linalg.det(np.array([[x, x], [x, x]]))

    def twice(self, x: Any) -> Any:
        return ad.grad(self.advance)(x) * self.advance(x)

    def in_a_loop(self, x: Any) -> Any:
        y = x
        for _ in range(3):
            y, slope = ad.value_and_grad(self.advance)(0.1 * y)
            self.total = self.total + slope
        return y

    def inner_raises(self, x: Any) -> Any:
        y = self.advance(x)
        return y + ad.grad(self.raises_below)(x)


def made() -> Model:
    Model.steps = 0
    return Model()


def left(*roots: Any) -> Graph:
    graph = Graph(sys.modules[__name__])
    for k, root in enumerate(roots):
        graph.add(f"root {k}", root)
    graph.add("Model", Model)
    return graph


def outcome(call: Callable[[], Any]) -> str:
    """Return what a call raises, as text."""
    try:
        call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"


METHODS = [n for n in vars(Model) if not n.startswith("_") and n not in ("check", "steps", "reverse_sweep_raises")]
X = 1.25

WAYS: dict[str, Callable[[Any], Any]] = {
    "grad": lambda f: ad.grad(f)(X),
    "grad of state": lambda f: ad.grad(f, ("x", "self.buffer", "self.part"))(X),
    "vjp": lambda f: [pull(y_bar) for pull in [ad.vjp(f, X)[1]] for y_bar in (1.0, 2.0)],
    "jvp": lambda f: ad.jvp(f, (X,), (1.0,), {"self.total": 1.0}),
    "jacobian": lambda f: ad.jacobian(f)(X),
    "hessian": lambda f: ad.hessian(f)(X),
    "nested": lambda f: ad.grad(ad.grad(f))(X),
}
REFUSED = {("in_a_loop", "nested")}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", METHODS)
def test_as_after_a_plain_call(name: str, way: str) -> None:
    plain, model = made(), made()
    if (name, way) in REFUSED:
        with pytest.raises(ad.UnsupportedError):
            WAYS[way](getattr(model, name))
        assert not difference(left(plain), left(model))  # it is refused before the first effect
        return
    raised = outcome(lambda: getattr(plain, name)(X))
    want = left(plain)
    Model.steps = 0
    assert outcome(lambda: WAYS[way](getattr(model, name))) == raised
    assert not difference(want, left(model))


@pytest.mark.parametrize("name", METHODS)
def test_discard_leaves_what_was_there(name: str) -> None:
    plain, model = made(), made()
    before = left(model)
    raised = outcome(lambda: getattr(plain, name)(X))
    Model.steps = 0
    for _ in range(2):
        found = outcome(lambda: ad.grad(getattr(model, name), effects="discard")(X))
        assert found == raised
        assert not difference(before, left(model))


def test_an_error_in_the_reverse_sweep_leaves_what_the_plain_call_leaves() -> None:
    plain, model = made(), made()
    assert outcome(lambda: plain.reverse_sweep_raises(X)) == "nothing"
    want = left(plain)
    for way in ("grad", "vjp", "jacobian"):
        Model.steps = 0
        model = made()
        with pytest.raises(np.linalg.LinAlgError):
            WAYS[way](model.reverse_sweep_raises)
        assert not difference(want, left(model))
    model = made()
    before = left(model)
    with pytest.raises(np.linalg.LinAlgError):
        ad.grad(model.reverse_sweep_raises, effects="discard")(X)
    assert not difference(before, left(model))


def test_a_cotangent_that_is_refused_leaves_what_the_plain_call_leaves() -> None:
    plain, model = made(), made()
    plain.advance(X)
    want = left(plain)
    Model.steps = 0
    _, pullback = ad.vjp(model.advance, X)
    with pytest.raises(ValueError, match="shape"):
        pullback(np.ones(3))
    with pytest.raises(ad.StateError):
        pullback(1.0, {"self.missing": 1.0})
    pullback(1.0)
    assert not difference(want, left(model))


@pytest.mark.parametrize("wrt", ["self.missing", "self.n", "y"])
def test_what_is_asked_for_wrongly_changes_nothing(wrt: str) -> None:
    model = made()
    before = left(model)
    with pytest.raises(ad.Error):
        ad.grad(model.advance, wrt)(X)
    assert not difference(before, left(model))


# ------------------------------------------------------------------------------------- arguments that are state


def entangled(model: Model, u: Any, part: Part, arrays: list[Any]) -> Any:
    y = np.sum(u * model.buffer)
    u *= 0.5
    part.value = part.value * 3.0 + y
    arrays[0][0] = y
    arrays.append(u)
    model.kept = arrays
    model.total = model.total + model.part.value
    return np.sum(arrays[1] * model.window[0]) * model.total + float(np.sum(model.table["w"]))


def entangled_and_raises(model: Model, u: Any, part: Part, arrays: list[Any]) -> Any:
    y = entangled(model, u, part, arrays)
    model.part.log.append(y)
    return y * u[17]


GIVEN: dict[str, Callable[[Model], tuple[Any, ...]]] = {
    "apart": lambda m: (np.ones(3), Part(), [np.ones(3), np.ones(2)]),
    "its buffer": lambda m: (m.buffer, m.part, [m.buffer, m.buffer]),
    "its window": lambda m: (m.buffer[::-1], m.parts[1], [m.window, m.buffer]),
    "its table": lambda m: (m.table["w"], m.parts[0], [m.table["w"], m.window]),
    "its history": lambda m: (m.buffer, m.part, m.history + [m.window]),
}


@pytest.mark.parametrize("function", [entangled, entangled_and_raises])
@pytest.mark.parametrize("given", GIVEN)
def test_arguments_that_are_state(given: str, function: Any) -> None:
    plain, model = made(), made()
    args, own = GIVEN[given](plain), GIVEN[given](model)
    before = left(model, own)
    raised = outcome(lambda: function(plain, *args))
    want = left(plain, args)
    wrt = ("model.buffer", "u", "part.value", "model.total")
    assert outcome(lambda: ad.grad(function, wrt, effects="discard")(model, *own)) == raised
    assert not difference(before, left(model, own))
    assert outcome(lambda: ad.grad(function, wrt)(model, *own)) == raised
    assert not difference(want, left(model, own))
    model = made()
    own = GIVEN[given](model)
    assert outcome(lambda: ad.vjp(function, model, *own, wrt=wrt)) == raised
    assert not difference(want, left(model, own))
