"""``ad.check_grads``: what is right passes, every planted fault is found where it is, and nothing is left changed."""

from __future__ import annotations

import collections
import inspect
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.base.diagnostics import RuleMissingError
from ssa_ad.base.spans import NOWHERE
from ssa_ad.check.report import Report, Row
from ssa_ad.ir.core import Op
from ssa_ad.ir.walk import loop
from ssa_ad.reverse import control, memory
from ssa_ad.reverse.sweep import Sweep
from ssa_ad.rules.formula import ROWS
from ssa_ad.session import Gradients
from ssa_ad.snapshot import Snapshot

X = (0.3, -0.8, 1.2)


def x() -> np.ndarray:
    return np.array(X)


def verdicts(report: Report) -> dict[str, str]:
    """Return the verdict of each check; of several rows the one that is least right."""
    order = ("right", "refused", "undecided", "wrong")
    found: dict[str, str] = {}
    for row in report.rows:
        found[row.check] = max(found.get(row.check, "right"), row.verdict, key=order.index)
    return found


def row_of(report: Report, check: str, what: str = "") -> Row:
    (found,) = (r for r in report.rows if r.check == check and what in r.what)
    return found


def line_of(function: Callable[..., Any], text: str) -> str:
    """Return the place of the line of a function that holds a text, as a report writes it."""
    lines, start = inspect.getsourcelines(function)
    (k,) = (k for k, line in enumerate(lines) if text in line)
    return f"{Path(__file__).name}:{start + k}"


RIGHT = {"gradient": "right", "pullback": "right", "tangent": "right", "dot product": "right", "effects": "right"}


# ------------------------------------------------------------------------------- what is right


class Filter:
    def __init__(self) -> None:
        self.level = 0.5
        self.kept: list[Any] = []

    def feed(self, xs: np.ndarray, rate: float) -> float:
        energy = 0.0
        for x in xs:
            self.level += rate * (x - self.level)
            energy += self.level * self.level
        return energy


def test_state_and_its_derivatives() -> None:
    f = Filter()
    report = ad.check_grads(f.feed, x(), 0.3, statements=True)
    assert report.ok and verdicts(report) == RIGHT | {"statement": "right"}
    assert [r.what for r in report.rows if r.check == "gradient"] == ["xs", "rate"]
    assert row_of(report, "dot product").what == "all inputs and state"
    assert f.level == 0.5


def test_wrt_is_positions_names_and_paths() -> None:
    f = Filter()
    report = ad.check_grads(f.feed, x(), 0.3, wrt=(1, "self.level"))
    assert [r.what for r in report.rows if r.check == "gradient"] == ["rate", "self.level"] and report.ok
    assert [r.what for r in ad.check_grads(f.feed, x(), 0.3, wrt="xs").rows][0] == "xs"
    report = ad.check_grads(f.feed, x(), kwargs={"rate": 0.3})
    assert [r.what for r in report.rows if r.check == "gradient"] == ["xs", "rate"] and report.ok


def test_a_result_of_several_parts_is_reduced() -> None:
    def f(a: np.ndarray) -> Any:
        return {"sum": np.sum(a * a), "all": (np.sin(a), a[0])}, 3

    assert verdicts(ad.check_grads(f, x())) == RIGHT


def test_arguments_told_apart_move_alone_and_tied_ones_together() -> None:
    def read(a: np.ndarray, b: np.ndarray) -> float:
        return float(np.sum(a * a * b))

    def written(a: np.ndarray, b: np.ndarray) -> float:
        a *= 2.0
        return float(np.sum(a * b))

    a = x()
    for f in (read, written):
        report = ad.check_grads(f, a, a)
        assert verdicts(report) == RIGHT, str(report)
    assert np.array_equal(a, x())


def test_overlapping_views_in_a_list_count_once() -> None:
    def f(parts: list[np.ndarray]) -> float:
        return float(np.sum(parts[0] * parts[1]))

    whole = np.array([0.3, -0.8, 1.2, 0.4])
    assert verdicts(ad.check_grads(f, [whole[:3], whole[1:]])) == RIGHT


def test_containers_tuples_objects_closures_and_globals() -> None:
    scale = 1.5

    def f(pair: tuple[np.ndarray, float], table: dict[str, Any]) -> Any:
        w, b = pair
        return np.sum(w * table["v"]) * scale + b * table["s"] * GAIN

    report = ad.check_grads(f, (x(), 0.2), {"v": x() + 1.0, "s": 0.7}, wrt=("pair", "table", "scale", "GAIN"))
    assert verdicts(report) == RIGHT, str(report)
    assert scale == 1.5 and GAIN == 0.75


GAIN = 0.75


def test_terms_that_cancel_leave_their_rounding() -> None:
    def total(x: np.ndarray) -> float:
        e = np.exp(x - np.max(x))
        return np.sum(e / np.sum(e))

    assert verdicts(ad.check_grads(total, x())) == RIGHT


def test_single_precision() -> None:
    def f(a: np.ndarray) -> Any:
        return np.sum(np.sin(a) * a)

    report = ad.check_grads(f, x().astype(np.float32), statements=True)
    assert verdicts(report) == RIGHT | {"statement": "right"}, str(report)


def test_small_numbers_inside_of_a_domain() -> None:
    assert verdicts(ad.check_grads(lambda a: math.log(a), 1e-9))["gradient"] == "right"


def test_random_numbers_are_those_of_one_call() -> None:
    def f(a: np.ndarray, rng: np.random.Generator) -> Any:
        noise = rng.normal(size=3)
        return np.sum(a * noise * a)

    rng = np.random.default_rng(3)
    before = rng.bit_generator.state
    assert verdicts(ad.check_grads(f, x(), rng, statements=True)) == RIGHT | {"statement": "right"}
    assert rng.bit_generator.state == before


# ------------------------------------------------------------------------------- planted faults


def lines(a: np.ndarray, n: int) -> Any:
    b = a * 2.0
    c = np.tanh(b)
    for _ in range(n):
        c = c * a
    return np.sum(c)


def test_a_wrong_formula_is_found_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS, "numpy.tanh", replace(ROWS["numpy.tanh"], adjoint={"x": "g * (1 - y)"}, tangent=None))
    ad.clear_cache()
    try:
        report = ad.check_grads(lines, x(), 2, statements=True)
    finally:
        ad.clear_cache()
    found = verdicts(report)
    # forward mode moves an elementwise row by the same formula: both are wrong in the same way
    assert found == RIGHT | dict.fromkeys(("gradient", "pullback", "tangent", "statement"), "wrong"), str(report)
    assert not report.ok and report.first_wrong is not None
    assert report.first_wrong.what == f"tests/{line_of(lines, 'np.tanh')}"
    assert report.first_wrong.worst == "c = np.tanh(b)"
    assert [r.what for r in report.rows if r.check == "statement" and r.verdict == "wrong"] == [report.first_wrong.what]
    assert "c = np.tanh(b)" in str(report).splitlines()[-1]


def test_a_wrong_tangent_is_found_by_the_dot_product(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS, "numpy.tanh", replace(ROWS["numpy.tanh"], tangent={"x": "x_dot * (1 - y)"}))
    ad.clear_cache()
    try:
        report = ad.check_grads(lines, x(), 2, statements=True)
    finally:
        ad.clear_cache()
    assert verdicts(report) == RIGHT | dict.fromkeys(("tangent", "dot product", "statement"), "wrong"), str(report)
    (row,) = (r for r in report.rows if r.check == "statement" and r.verdict == "wrong")
    assert row.what.endswith(line_of(lines, "np.tanh")) and "tangent" in row.note


def test_a_dropped_term_is_found_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def f(a: np.ndarray) -> Any:
        b = np.sin(a)
        first = a[0]
        return np.sum(b) * first

    monkeypatch.setattr(Sweep, "add_part", lambda *_: None)
    report = ad.check_grads(f, x(), statements=True)
    assert verdicts(report) == RIGHT | dict.fromkeys(("gradient", "pullback", "dot product", "statement"), "wrong")
    assert report.first_wrong is not None
    assert report.first_wrong.what == f"tests/{line_of(f, 'first = a[0]')}"
    assert "adjoint" in report.first_wrong.note


def test_a_dropped_store_is_found_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def f(a: np.ndarray, k: float) -> Any:
        out = np.zeros(3)
        for i in range(3):
            t = a[i] * k
            out[i] = t
        return np.sum(out * out)

    monkeypatch.setattr(memory, "fit", lambda s, c, value: s.b.const(0.0))
    report = ad.check_grads(f, x(), 2.0, statements=True)
    assert report.first_wrong is not None and report.first_wrong.what == f"tests/{line_of(f, 'out[i] = t')}"


def test_a_loop_that_is_wrong_although_its_statements_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    def f(a: float, b: float, n: int) -> float:
        h = a * 2.0
        for _ in range(n):
            h = h * b
        return h * a

    right = control.loop_

    def forgetful(s: Sweep, op: Op, backward: Callable[..., None]) -> None:
        right(s, op, backward)
        s.bars.pop(loop(op).inits[0], None)

    monkeypatch.setattr(control, "loop_", forgetful)
    report = ad.check_grads(f, 0.7, 0.9, 3, statements=True)
    wrong = [r.what for r in report.rows if r.check == "statement" and r.verdict == "wrong"]
    assert wrong == [f"tests/{line_of(f, 'for _ in')} as a whole"], str(report)


def test_a_crash_of_the_compiler_is_wrong_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def f(a: np.ndarray) -> Any:
        b = np.sin(a)
        return np.sum(b) * a[0]

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(Sweep, "add_part", broken)
    report = ad.check_grads(f, x(), statements=True)
    assert row_of(report, "gradient").note == "raises ZeroDivisionError: oh"
    assert verdicts(report)["gradient"] == verdicts(report)["pullback"] == "wrong"
    assert verdicts(report)["tangent"] == "right"
    assert any(r.check == "statement" and "the adjoint raises ZeroDivisionError" in r.note for r in report.rows)


# ------------------------------------------------------------------------------- effects


class Holder:
    def __init__(self) -> None:
        self.total = 1.0
        self.buffer = x()

    def add(self, a: np.ndarray) -> Any:
        self.total += a[0]
        self.buffer = a
        return np.sum(a * a) * self.total


def spoiled(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Any, Any], Any]) -> Report:
    """Return the report of a method whose gradient calls do something more."""
    right = Gradients.__call__

    def call(self: Gradients, args: Any, kwargs: Any) -> Any:
        found = right(self, args, kwargs)
        return spoil(args, found) or found

    monkeypatch.setattr(Gradients, "__call__", call)
    return ad.check_grads(Holder().add, x(), samples=1)


def more(args: Any, found: Any) -> None:
    args[0].total += 1.0


def copied(args: Any, found: Any) -> None:
    args[0].buffer = args[0].buffer.copy()


def left(args: Any, found: Any) -> None:
    args[0].tape = []


def other(args: Any, found: Any) -> Any:
    return found[0] + 1.0, found[1]


def another_type(args: Any, found: Any) -> Any:
    return float(found[0]), found[1]


def printing(args: Any, found: Any) -> None:
    print("oh")


def raising(args: Any, found: Any) -> None:
    raise ValueError("oh")


@pytest.mark.parametrize(
    "spoil, note",
    [
        (more, "self.total is 2.3, not 1.3"), (copied, "self.buffer is ndarray"), (left, "self.tape is new"),
        (other, "result is"), (another_type, "result is float, not float64"), (printing, "it prints something else"),
        (raising, "it raises ValueError: oh, a plain call nothing"),
    ],
)  # fmt: skip
def test_effects_that_differ_name_the_first_path(
    monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Any, Any], Any], note: str
) -> None:
    report = spoiled(monkeypatch, spoil)
    row = row_of(report, "effects")
    assert row.verdict == "wrong" and row.note.startswith(note), str(report)
    assert not report.ok


def test_a_gradient_that_shares_storage_with_an_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(args: Any, found: Any) -> Any:
        return found[0], (args[1],)

    row = row_of(spoiled(monkeypatch, spoil), "effects")
    assert row.verdict == "wrong" and "the gradient of a shares storage with" in row.note


def test_the_same_exception_is_right_and_another_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def f(holder: Holder, a: float) -> float:
        holder.total += a
        return [a][int(holder.total)]

    report = ad.check_grads(f, Holder(), 2.0, wrt="a")
    assert report.ok and verdicts(report) == {"gradient": "undecided", "effects": "right"}
    assert row_of(report, "gradient").note == "the call raises IndexError"

    def raising(self: Gradients, args: Any, kwargs: Any) -> Any:
        raise KeyError("oh")

    monkeypatch.setattr(Gradients, "__call__", raising)
    row = row_of(ad.check_grads(f, Holder(), 2.0, wrt="a"), "effects")
    assert row.verdict == "wrong" and "a plain call IndexError" in row.note


def test_what_cannot_be_put_back_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Snapshot, "restore", lambda self: None)
    holder = Holder()
    row = row_of(ad.check_grads(holder.add, x(), samples=0), "effects", "state after the check")
    assert row.verdict == "wrong" and "self.total" in row.note


SEEN: set[float] = set()
QUEUE = collections.deque([1.0], maxlen=3)


class Note(dict[str, Any]):
    pass


def test_what_calls_without_source_change_is_put_back() -> None:
    note = Note()

    def f(a: np.ndarray) -> Any:
        SEEN.add(1.0)
        QUEUE.append(2.0)
        note.setdefault("calls", 1)
        return np.sum(a * a)

    report = ad.check_grads(f, x())
    assert report.ok, str(report)
    assert SEEN == set() and list(QUEUE) == [1.0] and note == {}


# ------------------------------------------------------------------------------- undecided and refused


@pytest.mark.parametrize(
    "f, at",
    [
        (lambda a: abs(a), 0.0),
        (lambda a: a if a > 0.0 else 0.0, 0.0),
        (lambda a: 1.0 if a > 0.0 else a, 0.0),
        (lambda a: np.sqrt(a), np.float64(0.0)),
    ],
)
def test_where_differences_do_not_converge_nothing_is_decided(f: Callable[[Any], Any], at: Any) -> None:
    report = ad.check_grads(f, at)
    assert report.ok and verdicts(report)["gradient"] == "undecided", str(report)
    assert "not decided" in str(report).splitlines()[-1]


def test_a_kink_of_one_entry_is_no_excuse_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def f(a: np.ndarray) -> Any:
        return np.sum(np.maximum(a, 0.0) * np.tanh(a + 1.0))

    a = np.array([0.0, 0.5])
    assert verdicts(ad.check_grads(f, a))["gradient"] == "undecided"
    monkeypatch.setitem(ROWS, "numpy.tanh", replace(ROWS["numpy.tanh"], adjoint={"x": "g * (1 - y)"}))
    ad.clear_cache()
    report = ad.check_grads(f, a)
    assert row_of(report, "gradient").verdict == "wrong"


def test_a_function_that_gives_something_else_each_time_is_not_decided() -> None:
    def f(a: float) -> float:
        return a * time.perf_counter()

    report = ad.check_grads(f, 2.0, external="constant")
    assert verdicts(report) == {"gradient": "undecided"}
    assert row_of(report, "gradient").note == "two plain calls give different results"


def test_read_only_state_is_not_moved() -> None:
    holder = Holder()
    holder.buffer.flags.writeable = False

    def f(h: Holder) -> Any:
        return np.sum(h.buffer * h.buffer)

    row = row_of(ad.check_grads(f, holder, wrt="h.buffer"), "gradient")
    assert row.verdict == "undecided" and row.note == "`h.buffer` is read-only"
    frozen = x()
    frozen.flags.writeable = False
    assert verdicts(ad.check_grads(lambda a: np.sum(a * a), frozen)) == RIGHT


def test_a_refused_tangent_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(b: Any, op: Op, dots: Sequence[Any]) -> Any:
        raise RuleMissingError.at(NOWHERE, "no tangent of this")

    monkeypatch.setitem(ROWS, "numpy.tanh", replace(ROWS["numpy.tanh"], tangent=refuse))
    ad.clear_cache()
    try:
        report = ad.check_grads(lines, x(), 2, statements=True)
    finally:
        ad.clear_cache()
    row = row_of(report, "tangent")
    assert (row.verdict, row.note) == ("refused", "no tangent of this [SSA400]") and report.ok
    assert {"gradient", "pullback", "effects"} <= {r.check for r in report.rows if r.verdict == "right"}
    assert "dot product" not in verdicts(report)
    (line,) = (r for r in report.rows if r.check == "statement" and r.verdict == "refused")
    assert line.what.endswith(line_of(lines, "np.tanh")) and line.note.startswith("the tangent: no tangent")


def test_what_is_refused_in_every_mode_is_not_ok() -> None:
    def f(a: np.ndarray) -> Any:
        SEEN.add(a[0])
        return np.sum(a * a)

    report = ad.check_grads(f, x())
    assert not report.ok and set(verdicts(report).values()) == {"refused"}, str(report)
    assert str(report).endswith("nothing could be checked") and SEEN == set()


def test_what_cannot_be_read_raises() -> None:
    async def f(a: float) -> float:
        return a

    with pytest.raises(ad.UnsupportedError):
        ad.check_grads(f, 1.0)
    with pytest.raises(ad.StateError):
        ad.check_grads(lambda a: a, 1.0, wrt="b")
    with pytest.raises(TypeError, match="unknown option"):
        ad.check_grads(lambda a: a, 1.0, nothing=1)


def test_a_dot_product_that_is_not_finite_is_not_decided() -> None:
    report = ad.check_grads(lambda a: np.sum(np.sqrt(a)), np.array([0.0, 1.0]))
    assert row_of(report, "dot product").verdict == "undecided", str(report)
    assert row_of(report, "dot product").note == "not finite" and report.ok


def test_a_statement_that_does_not_run_is_not_decided() -> None:
    def f(a: np.ndarray) -> Any:
        total = 0.0
        for i in range(4):
            total = total + a[i]
        return total

    report = ad.check_grads(f, x(), statements=True)
    row = row_of(report, "statement", "as a whole")
    assert row.verdict == "undecided" and row.note.startswith("it cannot be run alone: IndexError")
    assert row.what == f"tests/{line_of(f, 'for i in')} as a whole"
