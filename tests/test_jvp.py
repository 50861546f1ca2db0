"""``ad.jvp`` as it is called: tangents in every form, state, effects, and what is refused."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad


class Filter:
    def __init__(self) -> None:
        self.level = 0.5
        self.gains = [0.1, 0.2]
        self.count = 0

    def feed(self, x: float) -> float:
        self.count += 1
        self.level = self.gains[0] * self.level + x * x
        return self.level * self.gains[1]


def mixed(x: Any, n: int, name: str, pair: Any, table: Any) -> Any:
    total = np.sum(x) * pair[0] + n * pair[1][0]
    for key in table:
        total = total + table[key] * x[0]
    return total if name == "all" else 0.0 * total


INPUTS = (np.array([0.5, 1.5]), 3, "all", (2.0, np.array([4.0])), {"a": 0.3, "b": 0.7})


def test_tangents_have_the_structure_of_their_values() -> None:
    dots = (np.array([1.0, -1.0]), None, None, (0.5, np.array([0.1])), {"a": 1.0, "b": -2.0})
    y, y_dot = ad.jvp(mixed, INPUTS, dots)
    x_bar, pair_bar, table_bar = ad.grad(mixed, ("x", "pair", "table"))(*INPUTS)
    want = x_bar @ dots[0] + pair_bar[0] * 0.5 + pair_bar[1] @ dots[3][1] + table_bar["a"] - 2.0 * table_bar["b"]
    assert y == mixed(*INPUTS) and y_dot == pytest.approx(want)


def test_zeros_are_tangents_too() -> None:
    assert ad.jvp(lambda x, n: x * n, (2.0, 3), (1, 0))[1] == 3.0
    assert ad.jvp(lambda a, b: a * b, (2.0, 5.0), (None, 1.0))[1] == 2.0


def test_state_comes_in_and_goes_out() -> None:
    filter = Filter()
    y, y_dot, state = ad.jvp(filter.feed, (2.0,), (1.0,), {"self.level": 3.0, "self.gains": [0.5, 0.25]})
    level = 0.1 * 0.5 + 4.0
    moved = 0.1 * 3.0 + 0.5 * 0.5 + 4.0
    assert y == pytest.approx(level * 0.2) and filter.level == level and filter.count == 1
    assert y_dot == pytest.approx(moved * 0.2 + level * 0.25)
    assert state["self.level"] == pytest.approx(moved)
    _, _, state = ad.jvp(filter.feed, (2.0,), (None,), {})
    assert state["self.level"] == 0.0


def test_a_rollout_cut_into_calls_moves_as_the_whole() -> None:
    def whole(filter: Filter, xs: Any) -> float:
        total = 0.0
        for x in xs:
            total = total + filter.feed(x)
        return total

    xs, dots = np.array([0.3, -0.7, 0.9]), np.array([1.0, 0.5, -0.25])
    _, want = ad.jvp(whole, (Filter(), xs), (None, dots))
    filter, state, total = Filter(), {"self.level": 0.0}, 0.0
    for x, dot in zip(xs, dots, strict=True):
        _, y_dot, state = ad.jvp(filter.feed, (float(x),), (float(dot),), {"self.level": state["self.level"]})
        total += y_dot
    assert total == pytest.approx(want, rel=1e-14)


def test_an_object_has_a_tangent_of_its_attributes() -> None:
    def f(net: Any, x: float) -> float:
        return net.w * x + net.inner.b

    net = SimpleNamespace(w=2.0, name="net", inner=SimpleNamespace(b=1.0))
    dot = SimpleNamespace(w=0.5, inner=SimpleNamespace(b=0.25))
    assert ad.jvp(f, (net, 3.0), (dot, None))[1] == pytest.approx(1.75)


def test_results_in_any_structure() -> None:
    def f(x: float) -> Any:
        return {"a": x * x, "n": 3, "rest": (x, None, "text", [np.array([x, 2.0 * x])])}

    _, dot = ad.jvp(f, (2.0,), (1.0,))
    assert dot["a"] == 4.0 and dot["n"] == 0.0 and dot["rest"][:3] == (1.0, None, None)
    np.testing.assert_array_equal(dot["rest"][3][0], [1.0, 2.0])


def test_tangents_of_the_caller_are_left_alone() -> None:
    def f(x: Any) -> Any:
        x[0] = x[1] * 2.0
        return x

    x, dot = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    y, y_dot = ad.jvp(f, (x,), (dot,))
    assert y is x
    np.testing.assert_array_equal(y_dot, [8.0, 4.0])
    np.testing.assert_array_equal(dot, [3.0, 4.0])
    assert not np.shares_memory(y_dot, dot)
    _, same = ad.jvp(lambda z: z, (x,), (dot,))
    assert same is not dot and not np.shares_memory(same, dot)


def test_one_array_as_value_and_tangent() -> None:
    def f(x: Any) -> Any:
        x *= x
        return np.sum(x)

    x = np.array([1.0, 2.0])
    assert ad.jvp(f, (x,), (x,))[1] == 10.0


def test_single_precision_stays() -> None:
    x = np.array([0.5, 1.5], dtype=np.float32)
    _, dot = ad.jvp(lambda z: np.sin(z) * 2.0, (x,), (np.ones(2),))
    assert dot.dtype == np.float32
    _, dot = ad.jvp(lambda z: np.sum(z), (x,), (np.ones(2),))
    assert type(dot) is np.float32


def test_discard_leaves_the_state() -> None:
    filter = Filter()
    _, y_dot = ad.jvp(filter.feed, (2.0,), (1.0,), effects="discard")
    assert y_dot == pytest.approx(0.8) and filter.count == 0 and filter.level == 0.5


def test_decorated() -> None:
    @ad.differentiate
    def f(x: float, y: float) -> float:
        return x * y

    assert f.jvp((2.0, 3.0), (1.0, 1.0)) == (6.0, 5.0)


def test_what_raises_raises() -> None:
    filter = Filter()

    def f(x: Any) -> Any:
        filter.count += 1
        return x[7]

    with pytest.raises(IndexError):
        ad.jvp(f, (np.ones(2),), (np.ones(2),))
    assert filter.count == 1


@pytest.mark.parametrize(
    ("primals", "tangents", "error", "message"),
    [
        (2.0, 1.0, TypeError, "primals must be a tuple or list"),
        ((2.0,), 1.0, TypeError, "tangents must be a tuple or list"),
        ((2.0,), (1.0, 1.0), TypeError, "1 primals and 2 tangents"),
        ((np.ones(2),), (np.ones(3),), ValueError, r"has shape \(3,\), `x` has \(2,\)"),
        ((2.0,), (np.ones(2),), ValueError, "`x` is a number"),
        (((1.0, 2.0),), ((1.0,),), ValueError, "has 1 entries, `x` has 2"),
        ((3,), (1.0,), TypeError, "`x` carries no floats"),
    ],
)
def test_bad_tangents(primals: Any, tangents: Any, error: type[Exception], message: str) -> None:
    def f(x: Any) -> Any:
        return x[0] + x[1] if isinstance(x, tuple) else x * 2.0

    with pytest.raises(error, match=message):
        ad.jvp(f, primals, tangents)


def test_tangents_that_contradict_each_other() -> None:
    base = np.arange(4.0)

    def f(a: Any, b: Any) -> Any:
        a[0] = 1.0
        return np.sum(a * b[:3])

    with pytest.raises(ValueError, match="shares its storage"):
        ad.jvp(f, (base[:3], base), (np.ones(3), np.zeros(4)))
    assert ad.jvp(f, (base[:3], base), (np.ones(3), np.ones(4)))[1] == pytest.approx(6.0)

    net = SimpleNamespace(w=2.0)

    def g(p: Any, q: Any) -> float:
        return p.w * q.w

    with pytest.raises(ValueError, match=r"`q.w` differs from that of `p.w`"):
        ad.jvp(g, (net, net), (SimpleNamespace(w=1.0), SimpleNamespace(w=2.0)))


def test_state_that_may_not_be_there_at_the_end() -> None:
    def f(xs: Any, x: float, limit: float) -> float:
        if x > limit:
            xs.append(x * x)
        return x * xs[0]

    for limit in (1.0, 3.0):
        xs = [0.5, 0.25]
        y, y_dot, _ = ad.jvp(f, (xs, 2.0, limit), ([1.0, 0.0], 1.0, None), {"xs": [1.0, 0.0]})
        assert (y, y_dot) == (1.0, 2.5) and len(xs) == (3 if limit < 2.0 else 2)
        _, pullback = ad.vjp(f, [0.5, 0.25], 2.0, limit)
        assert pullback(1.0)[1] == pytest.approx(0.5)
