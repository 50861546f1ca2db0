"""Random stateful programs: none may come out wrong, and none may crash the compiler."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import ssa_ad as ad
from tests.support.fuzz.programs import draw
from tests.support.fuzz.run import judge_seed, judge_source, summary
from tests.support.judge import Judgement

PROGRAMS = int(os.environ.get("SSA_AD_FUZZ_PROGRAMS", "500"))
CHUNK = 25
RIGHT = Judgement("right")


@pytest.mark.parametrize("start", range(0, PROGRAMS, CHUNK))
def test_none_is_wrong(start: int, tmp_path: Path) -> None:
    found = [judge_seed(ad, f"ci_{k}", tmp_path)[0] for k in range(start, min(start + CHUNK, PROGRAMS))]
    bad = [r for r in found if r.verdict in ("wrong", "crash")]
    report = "\n\n".join("\n".join([f"{r.verdict} {r.seed}", *r.problems, r.text]) for r in bad[:2])
    assert not bad, f"{summary(found)}\n\n{report}"
    judged = sum(r.verdict in ("right", "refused") for r in found)
    assert judged >= 0.8 * len(found), summary(found)


def test_same_seed_gives_the_same_program() -> None:
    assert draw("again").text() == draw("again").text()
    assert draw("again").text() != draw("once").text()


def test_a_wrong_gradient_is_noticed(tmp_path: Path) -> None:
    """The judge itself: a compiler that is off by a little, or forgets an effect, is caught."""

    class Off:
        Error = ad.Error

        @staticmethod
        def value_and_grad(f, **options):
            made = ad.value_and_grad(f, **options)

            def call(*args, **kwargs):
                y, grads = made(*args, **kwargs)
                return y, (grads[0] + 1e-3, *grads[1:])

            return call

    class Forgetful:
        Error = ad.Error

        @staticmethod
        def value_and_grad(f, **options):
            return ad.value_and_grad(f, **{**options, "effects": "discard"})

    source = next(
        s for s in map(draw, map(str, range(500))) if judge_source(ad, s, tmp_path / "p.py") == (RIGHT, False)
    )
    assert judge_source(Off, source, tmp_path / "off.py")[0].verdict == "wrong"
    assert judge_source(Forgetful, source, tmp_path / "forgetful.py")[0].verdict == "wrong"
