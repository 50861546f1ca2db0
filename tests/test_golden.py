"""The generated gradient of every corpus program, as text, and what holds for all of them."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

from tests.support.golden import (
    FOLDER,
    Golden,
    code_lines,
    dead_assignments,
    dump,
    flag_breaks,
    golden_path,
    reused_names,
)
from tests.support.programs import Program, corpus, name_of


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_gradient(path: Path, golden: Golden) -> None:
    golden.check(golden_path(path), dump(Program(path)))


def goldens() -> list[tuple[Path, str]]:
    found = [(p, FOLDER / golden_path(p)) for p in corpus()]
    return [(p, g.read_text()) for p, g in found if g.exists()]


@pytest.mark.parametrize(("path", "text"), goldens(), ids=[name_of(p) for p, _ in goldens()])
def test_golden_is_tidy(path: Path, text: str) -> None:
    ast.parse(text)
    assert dead_assignments(text) == []
    assert flag_breaks(text, path.read_text()) == []
    assert reused_names(text) == []


def test_every_golden_has_a_program() -> None:
    known = {golden_path(p) for p in corpus()}
    assert {str(g.relative_to(FOLDER)) for g in FOLDER.glob("grad/*/*.py")} <= known


def test_generated_code_is_short() -> None:
    ratios = {
        name_of(p): len(code_lines(text)) / len(list(Program(p).source_lines())) for p, text in goldens()
    }
    assert statistics.median(ratios.values()) <= 4.0, sorted(ratios.items(), key=lambda r: -r[1])[:10]
