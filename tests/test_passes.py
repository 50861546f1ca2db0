"""Every file in ``tests/passes/<pass>/`` is a question, a line ``---`` and the answer.

The answer is what the pass makes of the question. Where the question can be run, a line
``# run: (args…)`` of a Python tuple makes the interpreter run both on fresh arguments and compare results
and arguments. ``--update-golden`` writes the answers.
"""

from __future__ import annotations

import copy
import importlib
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ssa_ad.ir.core import Function
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.parse import parse_function
from ssa_ad.ir.text import to_text
from ssa_ad.ir.verify import verify
from ssa_ad.ir.walk import clone
from ssa_ad.rules.lookup import row as lookup

HERE = Path(__file__).parent / "passes"
FILES = sorted(HERE.glob("*/*.ir"))
SEPARATOR = "\n---\n"


class Box:
    """An object with attributes, for programs with state."""

    def __init__(self, **attributes: Any) -> None:
        self.__dict__.update(attributes)

    def __repr__(self) -> str:
        return f"Box({self.__dict__})"


def outcome(function: Function, args: tuple[Any, ...]) -> str:
    """Return what a run gives and leaves behind, or raises."""
    given = copy.deepcopy(args)
    try:
        results: Any = interpret(function, given, lookup)
    except Exception as error:
        results = f"{type(error).__name__}: {error}"
    return repr((results, given))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_pass(path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text()
    question, _, answer = text.partition(SEPARATOR)
    run = importlib.import_module(f"ssa_ad.optimize.{path.parent.name}").run
    before = parse_function(question)
    verify(before, "reading")
    after = run(clone(before), lookup)
    verify(after, path.parent.name)
    for line in re.findall(r"^# run: (.*)$", question, re.MULTILINE):
        args = eval(line, {"np": np, "Box": Box})
        assert outcome(after, args) == outcome(before, args)
    if request.config.getoption("--update-golden", default=False):
        path.write_text(question + SEPARATOR + to_text(after))
        return
    assert to_text(after) == answer
