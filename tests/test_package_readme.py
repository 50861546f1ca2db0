"""The package's README shows one function after every stage, and it is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssa_ad import pipeline
from ssa_ad.cli import compiled
from ssa_ad.ir.text import to_text
from ssa_ad.program_file import find
from tests.support.programs import ROOT

README = ROOT / "ssa_ad" / "README.md"
TARGET = "corpus/objects/decaying.py:rollout"
BEGIN, END = "<!-- stages -->", "<!-- end of stages -->"


def stages() -> str:
    """Return the part of the README that follows the function through the stages."""
    made = compiled(find(str(ROOT / TARGET)), (), keep=True)
    parts = []
    before = ""
    for stage in pipeline.STAGES:
        if stage.name not in made.compiled.programs:
            continue
        text = without_places(to_text(made.compiled.programs[stage.name]))
        shown = f"```\n{text}```" if text != before else "Nothing changes here."
        parts.append(f"### `{stage.name}`\n\n{stage.doc[0].upper()}{stage.doc[1:]}.\n\n{shown}\n")
        before = text
    parts.append(f"### `python`\n\nThe code that runs.\n\n```python\n{made.emitted.text}```\n")
    return "\n".join(parts)


def without_places(text: str) -> str:
    """Leave out source places, the file and the module's object: they differ from machine to machine."""
    text = re.sub(r"\} tree .*\n?", "}\n", text)
    text = re.sub(r"  @\S+", "", text)
    text = re.sub(r"_ssa_ad_file\w+", "module", text)
    return re.sub(r'<object "[^"]*">', "<module>", text).rstrip() + "\n"


def test_the_readme_shows_what_the_stages_do(request: pytest.FixtureRequest) -> None:
    text = README.read_text()
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    wanted = f"{head}{BEGIN}\n\n{stages()}\n{END}{tail}"
    if request.config.getoption("--update-golden", default=False):
        README.write_text(wanted)
        return
    assert text == wanted, "run pytest with --update-golden, and read the difference"


def test_it_names_every_folder() -> None:
    text = README.read_text()
    for folder in sorted(p.parent.name for p in Path(ROOT / "ssa_ad").glob("*/__init__.py")):
        assert f"`{folder}/`" in text, folder
