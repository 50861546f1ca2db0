"""Dicts of numbers and arrays that loops and branches make anew: right where nobody writes them, refused where not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad


def made(t: Any) -> dict[str, Any]:
    return {"t": t, "v": np.ones(2)}


def nested_loops(xs, t):
    s = made(t)
    for x in xs:
        for y in xs:
            s = {"t": s["t"] * y + x, "v": s["v"] + y}
        s = {"t": s["t"] + x, "v": s["v"] * x}
    return s["t"] * np.sum(s["v"])


def inside_of_tuples(xs, t):
    c = (0.0, made(t))
    for x in xs:
        c = (c[0] + x * c[1]["t"], {"t": c[1]["t"] * x, "v": c[1]["v"] + c[0]})
    return c[0] + c[1]["t"] * np.sum(c[1]["v"])


def an_array_is_handed_on_and_written(xs, t):
    s = made(t)
    first = s["v"]
    for x in xs:
        s["v"][0] += x * s["t"]
        s = {"t": s["t"] * x, "v": s["v"]}
    return s["t"] + np.sum(s["v"]) + first[0]


def by_its_items(xs, t):
    s = {**made(t), "k": 1.0 * t}
    for x in xs:
        s = {k: v * x for k, v in s.items()}
    return s["t"] * np.sum(s["v"]) * s["k"]


def none_at_first(xs, t):
    s = None
    for x in xs:
        if s is None:
            s = made(t)
        s = {"t": s["t"] * x, "v": s["v"] + x}
    return s["t"] * np.sum(s["v"]) if s is not None else t


def a_loop_that_breaks(xs, t):
    s, i = made(t), 0
    while i < len(xs):
        s = {"t": s["t"] * xs[i] + 1.0, "v": s["v"] + s["t"]}
        if s["t"] > 1.2:
            break
        i += 1
    return s["t"] * np.sum(s["v"])


def the_first_is_written_behind_the_loop(xs, t):
    d = made(t)
    s = d
    for x in xs:
        s = {"t": s["t"] * x + 1.0, "v": s["v"] * 2.0}
    d["t"] = 5.0 * t
    return s["t"] * np.sum(s["v"])


def written_in_the_trip(xs, t):
    s = made(t)
    d = s
    for x in xs:
        s["t"] = s["t"] * x
        s = {"t": s["t"] + 1.0, "v": s["v"] * 2.0}
    return s["t"] * np.sum(s["v"]) + d["t"]


def identity(xs, t):
    a = made(t)
    s, y = a, 0.0
    for x in xs:
        y += 1.0 * t if s is a else x
        s = {"t": s["t"] * x, "v": s["v"]}
    return y + s["t"]


def written_behind_the_loop(xs, t):
    a = made(t)
    s = a
    for x in xs:
        s = {"t": s["t"] * x, "v": s["v"] * 2.0}
    s["t"] = 7.0 * t
    return a["t"] + s["t"] * np.sum(s["v"])


def kept_in_a_list(xs, t):
    s, kept = made(t), []
    for x in xs:
        kept.append(s)
        s = {"t": s["t"] * x, "v": s["v"] + x}
    return s["t"] + (kept[0]["t"] if kept else 0.0)


def written_by_another_name(xs, t):
    s, last = made(t), made(0.0)
    for x in xs:
        n = {"t": s["t"] * x, "v": s["v"] + x}
        s = last = n
    last["t"] = 9.0 * t
    return s["t"] * np.sum(s["v"])


def written_behind_a_branch(xs, t):
    a = made(t)
    s = a
    if t > 0.5:
        s = {"t": t * t, "v": a["v"] * t}
    s["t"] = s["t"] * 3.0
    return a["t"] + s["t"] * np.sum(s["v"])


def keys_in_another_order(xs, t):
    s = made(t)
    for x in xs:
        s = {"v": s["v"] * x, "t": s["t"] + x}
    return s["t"] * np.sum(s["v"]) * len(s)


def gone_over_in_another_order(xs, t):
    s = made(t)
    for x in xs:
        s = {"v": s["v"] * x, "t": s["t"] + x}
    y = 0.0
    for _, value in s.items():
        y = y * 2.0 + np.sum(value)
    return y


RIGHT = [
    keys_in_another_order, nested_loops, inside_of_tuples, an_array_is_handed_on_and_written, by_its_items,
    none_at_first, a_loop_that_breaks,
]  # fmt: skip
REFUSED = [
    the_first_is_written_behind_the_loop, written_in_the_trip, identity, written_behind_the_loop, kept_in_a_list,
    written_by_another_name, written_behind_a_branch, gone_over_in_another_order,
]  # fmt: skip
XS = np.array([0.3, 0.7, -0.2])


def differences(f: Callable[..., Any], xs: Any, t: float) -> tuple[Any, float]:
    h = 1e-6
    moved = [(xs + h * e, xs - h * e) for e in np.eye(len(xs))]
    return [(f(a, t) - f(b, t)) / (2 * h) for a, b in moved], (f(xs, t + h) - f(xs, t - h)) / (2 * h)


@pytest.mark.parametrize("xs", [XS, XS[:0]], ids=["three trips", "no trip"])
@pytest.mark.parametrize("f", RIGHT + REFUSED, ids=lambda f: f.__name__)
def test_gradients(f: Callable[..., Any], xs: Any) -> None:
    try:
        y, (xs_bar, t_bar) = ad.value_and_grad(f, (0, 1))(xs, 0.8)
    except ad.Error:
        assert f in REFUSED
        return
    assert f in RIGHT or len(xs) == 0
    of_xs, of_t = differences(f, xs, 0.8)
    assert y == f(xs, 0.8)
    np.testing.assert_allclose(xs_bar, np.reshape(of_xs, xs.shape), rtol=1e-7, atol=1e-8)
    assert t_bar == pytest.approx(of_t, rel=1e-7, abs=1e-8)


def test_a_result_that_may_be_what_came_in_is_refused() -> None:
    def f(s, xs):
        for x in xs:
            s = {"t": s["t"] * x, "v": s["v"] + x}
        return s["t"], s

    with pytest.raises(ad.Error, match="may be a dict that came in"):
        ad.grad(f, 1, has_aux=True)(made(0.5), XS)

    def g(s, xs):
        for x in xs:
            s = {"t": s["t"] * x, "v": s["v"] + x}
        return s["t"], dict(s)

    _, aux = ad.grad(g, 1, has_aux=True)(made(0.5), XS)
    assert aux["t"] == pytest.approx(0.5 * np.prod(XS))
