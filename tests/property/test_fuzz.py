"""Random stateful programs: none may come out wrong, and none may crash the compiler.

Every run draws new programs; ``SSA_AD_FUZZ_SEED`` gives those of an earlier run again.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import ssa_ad as ad
from tests.support.fuzz.features import LEAST, NAMES, features_of
from tests.support.fuzz.programs import Writer, draw
from tests.support.fuzz.run import Ways, judge_seed, judge_text, seldom_collected, summary
from tests.support.fuzz.scope import Dice
from tests.support.fuzz.tree import simpler
from tests.support.judge import Judgement

PROGRAMS = int(os.environ.get("SSA_AD_FUZZ_PROGRAMS", "500"))
SEED = os.environ.get("SSA_AD_FUZZ_SEED", "fixed")
CHUNK = 10
COUNTED = 600


@pytest.mark.parametrize("start", range(0, PROGRAMS, CHUNK))
def test_none_is_wrong(start: int, tmp_path: Path) -> None:
    seeds = [f"{SEED}_{k}" for k in range(start, min(start + CHUNK, PROGRAMS))]
    with seldom_collected():
        found = [judge_seed(ad, seed, tmp_path, Ways.quick)[0] for seed in seeds]
    bad = [r for r in found if r.verdict not in ("right", "refused")]
    report = "\n\n".join("\n".join([f"{r.verdict} {r.seed}", *r.problems, r.text]) for r in bad[:2])
    assert not bad, f"SSA_AD_FUZZ_SEED={SEED}\n{summary(found)}\n\n{report}"


def test_every_feature_is_in_enough_programs() -> None:
    found: Counter[str] = Counter()
    for k in range(COUNTED):
        source = draw(f"counted_{k}")
        found.update(features_of(source.text(), source.calls))
    assert found.keys() <= NAMES, "a feature that the table does not have"
    rare = {name: found[name] / COUNTED for name in NAMES if found[name] < LEAST * COUNTED}
    assert not rare


@seed(int.from_bytes(SEED.encode()))
@settings(
    max_examples=max(PROGRAMS // 25, 1), deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(random=st.randoms(use_true_random=False))
def test_the_corners(tmp_path_factory: pytest.TempPathFactory, random: Any) -> None:
    """Hypothesis draws extreme choices more often: all the same, all first, all last; and few of them."""
    source = Writer(Dice(random, Random(1))).program("A program.")
    folder = tmp_path_factory.mktemp("corner")
    judgement, _ = judge_text(ad, source.text(), source.calls, folder / "program.py", Ways.quick("corner"))
    assert judgement.verdict not in ("wrong", "crash"), f"{judgement}\n{source.text()}"


def test_same_seed_gives_the_same_program() -> None:
    assert draw("again").text() == draw("again").text()
    assert draw("again").text() != draw("once").text()


def test_another_point_is_the_same_program_elsewhere() -> None:
    here, there = draw("again", 0), draw("again", 1)
    assert here.text() != there.text()
    assert [d.text for d in here.definitions] == [d.text for d in there.definitions]
    assert list(here.definitions[-1].lines(0)) == list(there.definitions[-1].lines(0))


def test_a_program_gets_smaller_until_nothing_is_left() -> None:
    text, cuts = draw("again").text(), 0
    while (smaller := simpler(text, 0)) is not None:
        assert len(smaller) < len(text) or cuts == 0  # the first is also put into the corpus' spacing
        text, cuts = smaller, cuts + 1
    assert cuts > 5


def off_by_a_little(f: Any, **options: Any) -> Any:
    made = ad.value_and_grad(f, **options)

    def call(*args: Any, **kwargs: Any) -> Any:
        y, grads = made(*args, **kwargs)
        return y, (grads[0] + 1e-3, *grads[1:])

    return call


def forgets_effects(f: Any, **options: Any) -> Any:
    return ad.value_and_grad(f, **{**options, "effects": "discard"})


def off_jvp(*args: Any, **options: Any) -> Any:
    y, y_dot, *rest = ad.jvp(*args, **options)
    return y, y_dot + 1e-3, *rest


def off_vjp(*args: Any, **options: Any) -> Any:
    y, pullback = ad.vjp(*args, **options)
    return y, lambda y_bar, state_bar=None: pullback(y_bar * 1.001, state_bar)


def forgets_final_state(*args: Any, **options: Any) -> Any:
    y, pullback = ad.vjp(*args, **options)
    return y, lambda y_bar, state_bar=None: pullback(y_bar, state_bar and {})


FAULTY = {
    "a gradient is off": {"value_and_grad": off_by_a_little},
    "effects are forgotten": {"value_and_grad": forgets_effects},
    "a tangent is off": {"jvp": off_jvp},
    "a pullback is off": {"vjp": off_vjp},
    "a cotangent of the final state is lost": {"vjp": forgets_final_state},
}


SMALL = """
total = 0.5


def f(x, a):
    global total
    total += x * a[1]
    a[1:] *= x
    return total * total + a[1] * a[2]


ENTRY = "f"
WRT = ("x", "a", "total")


def inputs():
    return (0.7, np.array([0.3, 1.1, 0.9])), {}
"""


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_noticed(fault: str, tmp_path: Path) -> None:
    """The judge itself: a compiler that is off by a little, or forgets an effect, is caught."""
    faulty = SimpleNamespace(Error=ad.Error, value_and_grad=ad.value_and_grad, jvp=ad.jvp, vjp=ad.vjp)
    vars(faulty).update(FAULTY[fault])
    path, ways = tmp_path / "program.py", Ways.thorough("any")
    text = f"import numpy as np\n{SMALL}"
    assert judge_text(ad, text, 2, path, ways) == (Judgement("right"), [])
    judgement, _ = judge_text(faulty, text, 2, path, ways)  # type: ignore[arg-type]
    assert judgement.verdict == "wrong"
