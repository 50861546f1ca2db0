"""What is refused is refused with a message that is worth reading, before anything has happened."""

from __future__ import annotations

from pathlib import Path

import pytest

import ssa_ad as ad
from tests.support.golden import Golden, relative
from tests.support.graph import difference, state_of
from tests.support.programs import Program, corpus, name_of


@pytest.mark.parametrize("path", corpus("rejected"), ids=name_of)
def test_message(path: Path, golden: Golden) -> None:
    program = Program(path)
    instance = program.fresh("_rejected")
    before = state_of(instance)
    wrt = program.constant("WRT", 0)
    with pytest.raises(ad.Error) as caught:
        ad.value_and_grad(instance.function, wrt=wrt)(*instance.args, **instance.kwargs)
    text = str(caught.value)
    golden.check(f"rejected/{path.stem}.txt", f"{type(caught.value).__name__}\n{text}")
    place = "<string>:" if path.stem == "missing_source" else f"corpus/rejected/{path.stem}.py:"
    assert place in relative(text), "no place"
    assert "instead: " in text, "nothing said of what to write instead"
    assert difference(before, state_of(instance)) == "", "something had happened already"


def test_there_are_enough() -> None:
    assert len(corpus("rejected")) >= 25
