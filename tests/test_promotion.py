"""State that a method changes again and again is kept in names: read once, and written once."""

from __future__ import annotations

import ast
from collections import Counter

import ssa_ad as ad
from tests.support.golden import FOLDER
from tests.support.programs import CORPUS

PROGRAM = "objects/scalar_attributes.py"
CELLS = {"level", "speed", "cost", "steps"}


def accesses(text: str, function: str) -> tuple[Counter[str], Counter[str]]:
    """Count the places in a function that read and that write each attribute of ``self``; ``+=`` does both."""
    (found,) = (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef) and n.name == function)
    read: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for node in ast.walk(found):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            (read if isinstance(node.ctx, ast.Load) else written)[node.attr] += 1
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute):
            read[node.target.attr] += 1
    return read, written


def test_scalar_attributes_are_read_once_and_written_once() -> None:
    users_reads, users_writes = accesses((CORPUS / PROGRAM).read_text(), "follow")
    read, written = accesses((FOLDER / "grad" / PROGRAM).read_text(), "follow_grad")
    assert all(users_reads[cell] > 1 for cell in CELLS - {"steps"})
    assert all(users_writes[cell] > 1 for cell in CELLS - {"steps"})
    assert read == dict.fromkeys(CELLS, 1)
    assert written == dict.fromkeys(CELLS, 1)


def test_branches_and_loops_do_not_touch_the_object() -> None:
    text = (FOLDER / "grad" / PROGRAM).read_text()
    loops = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.For | ast.If)]
    inside = [n for loop in loops for n in ast.walk(loop)]
    assert loops and not any(isinstance(n, ast.Attribute) and getattr(n.value, "id", "") == "self" for n in inside)


class Meter:
    kept = 0.0

    def __init__(self, steps: object, total: float = 0.5) -> None:
        self.steps = steps
        self.total = total

    def run(self, x: float, n: int) -> float:
        for _ in range(n):
            self.total += x
            self.kept = x
            self.steps += 1  # type: ignore[operator]
        return self.total * x


def test_a_loop_without_trips_leaves_the_very_objects() -> None:
    steps, total = 10**30, float("0.25")
    meter = Meter(steps, total)
    ad.value_and_grad(meter.run)(2.0, 0)
    assert meter.steps is steps and meter.total is total
    assert list(vars(meter)) == ["steps", "total"]
    ad.value_and_grad(meter.run)(2.0, 2)
    assert vars(meter) == {"steps": steps + 2, "total": 4.25, "kept": 2.0}


class Recorder:
    def __init__(self) -> None:
        self.last = 0.0
        self.most = 0.0

    def run(self, x: float, n: int) -> float:
        y = x
        for _ in range(n):
            y += x
            self.last = y
            if y > 3.0:
                self.most = y
        return y


def test_what_is_only_written_is_not_made_where_a_plain_run_does_not_make_it() -> None:
    run = ad.value_and_grad(Recorder.run, wrt="x")
    for trips, x, left in ((2, 1.5, {"last": 4.5, "most": 4.5}), (1, 1.0, {"last": 2.0}), (0, 1.0, {})):
        full, empty = Recorder(), Recorder()
        del empty.last, empty.most
        run(full, x, trips)
        assert vars(full) == {"last": 0.0, "most": 0.0} | left
        run(empty, x, trips)
        assert vars(empty) == left
        assert list(vars(full)) == ["last", "most"]
