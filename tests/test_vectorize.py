"""``vectorize=True``: the same values, gradients, effects and exceptions, in whole-array code where it is possible."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.base.options import Options
from ssa_ad.callables import gradients_of
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.text import to_text
from ssa_ad.ir.verify import verify
from ssa_ad.rules.lookup import row
from tests.support.golden import Golden
from tests.support.graph import difference, state_of
from tests.support.judge import judge
from tests.support.programs import Program, corpus, name_of

OPTIONS = Options(vectorize=True)

STAY = {
    "aliases": 1,
    "stays": 5,
}
"""How many loops of a program of ``corpus/vectorized`` stay loops; 0 for those not named."""


def outcome(program: Program, **options: Any) -> Any:
    """Return what two calls of the gradient give or raise, and the state that they leave."""
    instance = program.fresh()
    found: list[Any] = []
    try:
        gradient = ad.value_and_grad(
            instance.function, wrt=program.wrt, has_aux=program.constant("HAS_AUX", False), **options
        )
        with np.errstate(all="ignore"):
            for _ in range(2):
                found.append(gradient(*instance.args, **instance.kwargs))
                found[-1] = np.copy(0.0) if found[-1] is None else found[-1]
    except Exception as error:
        found.append(type(error).__name__)
        if not isinstance(error, ad.Error):
            found.append(str(error))
    return found, state_of(instance)


def assert_close(a: Any, b: Any) -> None:
    assert type(a) is type(b)
    if isinstance(a, list | tuple):
        for x, y in zip(a, b, strict=True):
            assert_close(x, y)
    elif isinstance(a, dict):
        assert_close(list(a.values()), list(b.values()))
    elif isinstance(a, float | np.ndarray | np.generic):
        np.testing.assert_allclose(np.asarray(a), np.asarray(b), rtol=1e-10, atol=1e-13)
    elif isinstance(a, str):
        assert a == b


def compiled(program: Program, options: Options = OPTIONS) -> tuple[Any, Any]:
    """Return what the compiler made of a program, and its arguments."""
    instance = program.fresh("_compiled")
    made, before = gradients_of(instance.function, program.wrt, program.constant("HAS_AUX", False), options)
    arguments = made.arguments((*before, *instance.args), instance.kwargs)
    return made.compile(arguments, keep=True), arguments


def close_states(a: Any, b: Any) -> bool:
    """Whether two states are alike but for the last digits of floats."""

    def rounded(lines: list[str]) -> list[str]:
        return [re.sub(r"-?\d+\.\d+(e[-+]\d+)?", lambda m: f"{float(m[0]):.9g}", line) for line in lines]

    return rounded(a.lines) == rounded(b.lines)


def is_turned(made: Any) -> bool:
    """Whether the stage changes a program at all; says that what it makes is well formed."""
    before, after = (made.compiled.programs[stage] for stage in ("promote_contents", "vectorize"))
    verify(after, "vectorize")
    return to_text(before) != to_text(after)


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_agrees_with_the_loops(path: Path) -> None:
    program = Program(path)
    try:
        if not is_turned(compiled(program)[0]):
            return  # it is compiled like any other program
    except ad.Error as refused:
        pytest.skip(f"refused: {refused}")
    (plain, state), (turned, state_turned) = outcome(program), outcome(program, vectorize=True)
    assert_close(plain, turned)
    assert close_states(state, state_turned), difference(state, state_turned)


def vectorized() -> list[Path]:
    return corpus("vectorized")


@pytest.mark.parametrize("path", vectorized(), ids=name_of)
def test_against_differences(path: Path) -> None:
    result = judge(ad, Program(path), vectorize=True)
    assert result.verdict == "right", str(result)


@pytest.mark.parametrize("path", vectorized(), ids=name_of)
def test_right_without_other_passes(path: Path) -> None:
    result = judge(ad, Program(path), calls=1, vectorize=True, without=("copies", "fold", "dead", "zeros", "cse"))
    assert result.verdict == "right", str(result)


@pytest.mark.parametrize("path", vectorized(), ids=name_of)
def test_what_is_turned(path: Path) -> None:
    made, _ = compiled(Program(path))
    notes = made.compiled.facts["vectorize"]
    stay = [n for n in notes if "stays a loop" in n]
    assert len(stay) == STAY.get(path.stem, 0), notes


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_the_stage_means_the_same(path: Path) -> None:
    """The interpreter agrees about the program before and after the stage."""
    program = Program(path)
    try:
        made, _ = compiled(program)
    except ad.Error as refused:
        pytest.skip(f"refused: {refused}")
    if not is_turned(made):
        return
    found = []
    for stage in ("promote_contents", "vectorize"):
        made, arguments = compiled(program)
        function = made.compiled.programs[stage]
        given = list(arguments.values())
        try:
            with np.errstate(all="ignore"):
                results: Any = list(interpret(function, given, row))
        except Exception as error:
            results = [type(error).__name__, str(error)]
        found.append([results, [a for a in given if isinstance(a, np.ndarray)]])
    assert_close(*found)


@pytest.mark.parametrize("path", vectorized(), ids=name_of)
def test_golden(path: Path, golden: Golden) -> None:
    made, _ = compiled(Program(path))
    golden.check(f"vectorized/{path.stem}.py", made.emitted.text)


def test_no_option_no_change() -> None:
    (path,) = (p for p in vectorized() if p.stem == "map")
    made, _ = compiled(Program(path), Options())
    assert "vectorize" not in made.compiled.facts
