"""Every corpus program: value, effects and gradient, twice; and once with its effects discarded."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import ssa_ad as ad
from ssa_ad.pipeline import STAGES, base_name
from tests.support.judge import Judgement, check_discard, every_position, judge, run
from tests.support.leaves import differences
from tests.support.programs import Program, corpus, name_of

RAISING = (
    "loops/dict_grows_while_read", "loops/unpacked_list",
    "mutation/finally_raises", "mutation/finally_reads_when_it_raises", "mutation/raise_statement",
    "mutation/finally_sees_a_private_array", "mutation/raises_half_way", "mutation/written_too_far",
    "objects/manager_generator_raises", "objects/finally_looks_again", "objects/manager_raises",
    "objects/raises_between_stores",
    "special/finally_reads_global", "special/python_floats_raise", "straight/unpacking_raises",
    "vectorized/outside_domain", "vectorized/too_far",
)  # fmt: skip
KEEPING = ("objects/cached_method", "special/cached_by_float", "special/cached_by_int")
"""What an lru_cache keeps cannot be put back: their effects cannot be discarded."""


@functools.cache
def judgement(path: Path) -> Judgement:
    return judge(ad, Program(path))


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_plain_program_is_a_fair_test(path: Path) -> None:
    program = Program(path)
    instance = program.fresh()
    raised = run(instance, instance.call).raised
    assert (raised is not None) == (name_of(path) in RAISING), raised
    if raised is None:
        separate = program.constant("SHARING", "shared") == "separate"
        found = differences(program, program.wrt, separate=every_position(program) if separate else ())
        assert found and all(d.sure for d in found), [str(d.leaf) for d in found if not d.sure]


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_value_effects_and_gradient(path: Path) -> None:
    result = judgement(path)
    assert result.verdict == "right", str(result)


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_discard(path: Path) -> None:
    result = check_discard(ad, Program(path))
    assert result.verdict == ("refused" if name_of(path) in KEEPING else "right"), str(result)


@pytest.mark.parametrize("path", corpus(), ids=name_of)
def test_right_without_any_optional_pass(path: Path) -> None:
    names = tuple({base_name(stage.name) for stage in STAGES if stage.optional})
    result = judge(ad, Program(path), calls=1, without=names)
    assert result.verdict == "right", str(result)


def test_explicit_form_of_the_counter_has_the_same_gradient() -> None:
    (path,) = (p for p in corpus("mutation") if p.stem == "global_counter")
    module = Program(path).module()
    y, x_bar = ad.value_and_grad(module.scaled)(1.7)
    assert module.counter == 1
    assert ad.value_and_grad(module.explicit, has_aux=True)(1.7, 0) == ((y, 1), x_bar)
