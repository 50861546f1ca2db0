"""The interpreter as referee: every corpus program means the same after every stage.

The stages before `reverse` are compared with the lowered program, those after `storage` with `storage`:
results, effects and exceptions. What stands between has `saved` values and does not run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ssa_ad.base.diagnostics import Error
from ssa_ad.base.options import Options
from ssa_ad.callables import gradients_of
from ssa_ad.ir.core import Function
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.text import to_text
from ssa_ad.rules.lookup import row
from ssa_ad.snapshot import Snapshot
from tests.support.graph import state_of
from tests.support.programs import Instance, Program, corpus, name_of, random_state

# The switches to turn off; `dead` stays, since what it removes may be what cannot be differentiated.
PASSES = ("copies", "fold", "promote_contents", "zeros", "cse")


@dataclass
class Compiled:
    """A fresh instance of a program, its arguments and the program after every stage.

    ``snapshot`` puts the instance back as it came; there is none where a cache would stay filled.
    """

    instance: Instance
    arguments: list[Any]
    programs: dict[str, Function]
    snapshot: Snapshot | None


def compiled(program: Program, without: tuple[str, ...] = ()) -> Compiled:
    """Compile a fresh instance of a program; raises what the compiler refuses it with."""
    instance = program.fresh()
    has_aux = program.constant("HAS_AUX", False)
    gradients, before = gradients_of(instance.function, program.wrt, has_aux, Options(without=without))
    arguments = gradients.arguments((*before, *instance.args), instance.kwargs)
    made = gradients.compile(arguments, keep=True)
    snapshot = None if made.lowered.caches else Snapshot(made.lowered, gradients.request.function, arguments)
    return Compiled(instance, list(arguments.values()), dict(made.compiled.programs), snapshot)


def content(value: Any) -> Any:
    """Return a result as something that compares by content, types and signed zeros included."""
    match value:
        case np.ndarray():
            return value.dtype.str, value.shape, repr(value.tolist())
        case float() | int() | str() | None | np.generic():
            return type(value).__name__, repr(value)
        case list() | tuple():
            return type(value).__name__, [content(part) for part in value]
        case dict():
            return {key: content(part) for key, part in value.items()}
    return type(value).__name__


def run(made: Compiled, stage: str) -> Any:
    """Return what the interpreter makes of the program after a stage: results, or the exception."""
    function = made.programs[stage]
    seeds = [1.0] * (len(function.params) - len(made.arguments))
    made.instance.resume()
    try:
        with np.errstate(all="ignore"):
            return interpret(function, [*made.arguments, *seeds], row)
    except Exception as error:
        return [type(error).__name__, str(error)]


def outcome(made: Compiled, stage: str) -> Any:
    """Return the content of a run and the state that it leaves, and put that back."""
    found = content(run(made, stage)), state_of(made.instance).lines
    if made.snapshot is not None:
        made.snapshot.restore()
        made.instance.random = random_state()
    return found


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_every_stage_means_the_same(path: Path) -> None:
    program = Program(path)
    try:
        made = compiled(program)
    except Error as refused:
        pytest.skip(f"refused: {refused}")
    entry, stages = state_of(made.instance).lines, list(made.programs)
    for family in (stages[: stages.index("reverse")], stages[stages.index("storage") :]):
        expected, before = None, ""
        for stage in family:
            text = to_text(made.programs[stage])
            if text == before:
                continue
            found, before = outcome(made, stage), text
            expected = expected or found
            assert found == expected, stage
            if made.snapshot is None:
                made = compiled(program)
            assert state_of(made.instance).lines == entry, f"put back after {stage}"


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_passes_do_not_change_gradients(path: Path) -> None:
    program = Program(path)
    try:
        one, other = compiled(program), compiled(program, PASSES)
    except Error as refused:
        pytest.skip(f"refused: {refused}")
    last = list(one.programs)[-1]
    if to_text(one.programs[last]) == to_text(other.programs[last]):
        return
    for a, b in zip(run(one, last), run(other, last), strict=True):
        assert_close(a, b)


def assert_close(a: Any, b: Any) -> None:
    assert type(a) is type(b)
    if isinstance(a, list | tuple):
        for x, y in zip(a, b, strict=True):
            assert_close(x, y)
    elif isinstance(a, dict):
        assert_close(list(a.values()), list(b.values()))
    elif isinstance(a, float | np.ndarray | np.generic):
        np.testing.assert_allclose(np.asarray(a), np.asarray(b), rtol=1e-12, atol=1e-14)
