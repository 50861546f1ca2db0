"""What ``ad.check_grads`` is made of, and every corpus program through it."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.check.differences import Difference, derivative, judged
from ssa_ad.check.effects import Description, difference
from ssa_ad.check.report import Report, Row
from ssa_ad.check.structure import Direction, floats_of, twins
from tests.support.graph import state_of
from tests.support.programs import Program, corpus, name_of
from tests.test_corpus import KEEPING

SHARING = (
    "loops/argument_in_a_list_twice", "mutation/argument_in_a_list", "mutation/global_history",
    "mutation/two_lists_share_arrays", "mutation/views_in_a_list", "objects/buffers_and_history",
    "objects/history_begins_with_state", "objects/memo_of_arrays",
)  # fmt: skip
"""What the elements of a list share with an array cannot be said to a statement that is run alone."""
X = (0.3, -0.8, 1.2)


def x() -> np.ndarray:
    return np.array(X)


class Holder:
    def __init__(self) -> None:
        self.total = 1.0
        self.buffer = x()


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_corpus(path: Path) -> None:
    """Nothing is wrong with any program, statement by statement, and nothing is left changed."""
    program = Program(path)
    instance = program.fresh()
    before = state_of(instance).lines

    def check() -> Any:
        return ad.check_grads(
            instance.function, *instance.args, kwargs=instance.kwargs, wrt=program.wrt, samples=2, statements=True
        )

    if name_of(path) in KEEPING:
        with pytest.raises(ad.StateError, match="cannot be put back"):
            check()
        return
    report = check()
    assert report.ok, str(report)
    assert state_of(instance).lines == before
    raises = any(r.note.startswith("the call raises") for r in report.rows)
    undecided = {"undecided"} if name_of(path) in SHARING else set()
    assert raises or {r.verdict for r in report.rows} == {"right"} | undecided, str(report)


def test_the_seed_decides_what_is_drawn() -> None:
    def f(a: np.ndarray) -> Any:
        return np.sum(a**3)

    one, same, other = (ad.check_grads(f, np.linspace(0.1, 1.0, 40), seed=s) for s in (1, 1, 2))
    assert one == same and one != other


def test_what_a_call_prints_is_kept_back(capsys: pytest.CaptureFixture[str]) -> None:
    def f(a: float) -> float:
        print("called")
        return a * a

    assert ad.check_grads(f, 2.0).ok
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "f, slope",
    [
        (math.sin, 1.0), (lambda t: math.exp(20.0 * t), 20.0), (lambda t: 1e6 + t, 1.0), (lambda t: t * t, 0.0),
        (lambda t: math.log(1e-3 + t) if t > -1e-3 else math.nan, 1e3), (lambda t: 3.0, 0.0),
        (lambda t: abs(t - 1e-2), -1.0),
    ],
)  # fmt: skip
def test_differences(f: Callable[[float], float], slope: float) -> None:
    found = derivative(f)
    assert abs(found.value - slope) <= 1e-7 * max(1.0, abs(slope))
    assert found.jump == 0.0 and found.doubt <= 1e-6 * max(1.0, abs(slope))
    assert abs(found.value - slope) <= 10.0 * found.doubt + 1e-15


def test_differences_know_what_they_do_not_know() -> None:
    assert derivative(abs).jump == pytest.approx(2.0)
    assert derivative(lambda t: max(t, 0.0) + t * t).jump == pytest.approx(1.0, rel=1e-3)
    step = derivative(lambda t: float(t > 0.0))
    assert step.doubt > 0.1 * abs(step.value)
    assert not math.isfinite(derivative(lambda t: math.nan).doubt)


@pytest.mark.parametrize(
    "found, want, verdict",
    [
        (1.0, Difference(1.0, 1e-12, 0.0, 1.0), "right"),
        (1.0 + 1e-5, Difference(1.0, 1e-12, 0.0, 1.0), "wrong"),
        (1.0 + 1e-8, Difference(1.0, 1e-12, 0.0, 1.0), "right"),
        (0.0, Difference(0.5, 1e-12, 1.0, 1.0), "undecided"),
        (1.5, Difference(0.5, 1e-12, 1.0, 1.0), "wrong"),
        (1.0, Difference(0.9, 0.2, 0.0, 1.0), "undecided"),
        (2.0, Difference(1.0, 1e-4, 0.0, 1.0), "wrong"),
        (1.0, Difference(math.nan, math.inf, 0.0, 1.0), "undecided"),
        (math.nan, Difference(1.0, 1e-12, 0.0, 1.0), "wrong"),
    ],
)
def test_judgement(found: float, want: Difference, verdict: str) -> None:
    assert judged(found, want, 1.0, 1e-6)[0] == verdict


def test_twins_share_storage_as_the_originals_do() -> None:
    a = x()
    values = [a, a[1:], [a, 2.0], {"k": a[::-1]}]
    made = twins(values, [np.ones(3), np.ones(2), [np.ones(3), 1.0], {"k": np.ones(3)}], 0.5)
    assert made[2][0] is made[0] and made[2][1] == 2.5
    assert np.array_equal(made[0], a + 0.5) and np.array_equal(made[3]["k"], (a + 0.5)[::-1])
    made[1][0] = 9.0
    assert made[0][1] == 9.0 and made[3]["k"][1] == 9.0 and a[1] == X[1]


def test_directions_count_storage_once() -> None:
    a = x()
    made = Direction(np.random.default_rng(0))
    made.share([a, a[1:], a])
    assert np.array_equal(made.counts[id(a)], [2.0, 3.0, 3.0])


def test_floats_of_a_value() -> None:
    holder = Holder()
    found = floats_of([holder, (1.0, 2), {"k": np.float32(3.0)}, np.array([1]), "s"])
    assert [steps for steps, _ in found] == [
        (("item", 0), ("attr", "total")), (("item", 0), ("attr", "buffer")),
        (("item", 1), ("item", 0)), (("item", 2), ("item", "k")),
    ]  # fmt: skip


def test_descriptions_tell_identity_from_equality() -> None:
    one: list[Any] = [1.0]
    alike, same = Description({"a": [one, [1.0]]}), Description({"a": [one, one]})
    assert difference(same, alike, 0.0) == "a[1] is list of 1, not the same as a[0]"
    known = Description({"a": one})
    kept = Description({"a": one}, known.paths)
    replaced = Description({"a": [1.0]}, known.paths)
    assert "of before" in difference(kept, replaced, 0.0)
    a = x()
    assert difference(Description({"a": a, "b": a[1:]}), Description({"a": a, "b": a[1:].copy()}), 0.0)
    assert not difference(Description({"a": a}), Description({"a": a * (1.0 + 1e-13)}), 1e-10)
    assert difference(Description({"a": a}), Description({"a": a * (1.0 + 1e-6)}), 1e-10).startswith("a[0] is")


def test_report_as_text() -> None:
    report = Report("f", (Row("gradient", "x", "x[1]", 1.0, 2.0, 0.5, "wrong"), Row("effects", "gradient call")))
    assert str(report).splitlines() == [
        "f",
        "",
        "  check     input          worst entry  found  expected  error  verdict",
        "  gradient  x              x[1]         1      2         0.5    wrong",
        "  effects   gradient call                                       right",
        "",
        "wrong: gradient, x",
    ]
    assert Report("f", (Row("gradient", "x", verdict="refused"), Row("effects", "gradient call"))).ok is False
    assert Report("f", (Row("effects", "gradient call"),)).ok is True
