"""The README of the package shows one function after every stage; here it is kept true.

`--update-golden` writes its code blocks anew and keeps the prose. A stage that has no section yet gets
one, explained by the stage's own line in the pipeline.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ssa_ad import pipeline
from ssa_ad.asked import Request
from ssa_ad.base.options import Options
from ssa_ad.ir.text import to_text
from ssa_ad.program_file import load_module
from ssa_ad.session import Gradients, Tangents
from tests.support.golden import Golden
from tests.support.programs import ROOT
from tests.test_architecture import LAYERS

README = ROOT / "ssa_ad" / "README.md"
WHOLE = ("lower", "reverse", "storage", "python")
"""Stages whose program is printed as a whole; the others show what they change."""

BLOCK = re.compile(r"```(\w*)\n(.*?)```\n", re.DOTALL)


def printed(text: str) -> str:
    """Return a program without the places in the source, which take more room than they tell here."""
    text = re.sub(r"\s+@\d+:\S+", "", text)
    return re.sub(r" (attrs \{.*\} )?file '.*'", "", text).rstrip("\n") + "\n"


def changed(before: str, after: str) -> str:
    """Return the lines that differ, with `-` and `+`."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return "".join(f"{line}\n" for line in lines if not line.startswith(("---", "+++", "@@")))


def programs(example: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Return (stage, language, text) of every stage for the example program."""
    path = folder / "example.py"
    path.write_text(example)
    cls = load_module(path).Filter
    made = Gradients(Request(cls.feed, ("xs", "rate", "self.level"), False, False, Options()))
    found = made.compile(made.arguments((cls(), np.ones(3), 0.5), {}), keep=True)
    tangents = Tangents(made.request)
    forward = tangents.compile(tangents.arguments((cls(), np.ones(3), 0.5), {})).emitted.text
    before = ""
    for name, function in found.compiled.programs.items():
        text = printed(to_text(function))
        if name == "reverse":
            yield "forward", "python", forward
        if name in WHOLE:
            yield name, "text", text
        elif text == before:
            yield name, "text", "unchanged\n"
        else:
            yield name, "diff", changed(before, text)
        before = text
    yield "python", "python", found.emitted.text


def block(language: str, text: str) -> str:
    return f"```{language}\n{text}```\n"


def sections(text: str) -> dict[str, str]:
    """Return the prose of each stage by its name."""
    parts = re.split(r"^### (\w+)\n", text, flags=re.MULTILINE)[1:]
    return {name: BLOCK.sub("", body).strip("\n") for name, body in zip(parts[::2], parts[1::2], strict=True)}


def regenerated(text: str, folder: Path) -> str:
    """Return the README with every block that is made by the compiler made anew."""
    head, rest = text.split("## The stages\n", 1)
    stages, tail = rest.split("## Why in this order\n", 1)
    _, tail = tail.split("## The layers\n", 1)
    (example,) = (body for language, body in BLOCK.findall(head) if language == "python")
    intro = stages.split("### ", 1)[0]
    prose = sections(stages)
    docs = {s.name: s.doc[0].upper() + s.doc[1:] + "." for s in pipeline.STAGES}
    out = [head, "## The stages\n", intro]
    for name, language, body in programs(example, folder):
        said = prose.get(name) or docs[name]
        out.append(f"### {name}\n\n{said}\n\n{block(language, body)}\n")
    out.append("## Why in this order\n\n")
    out += [f"- `{first}` before `{then}`: {why}.\n" for first, then, why in pipeline.ORDER]
    layers = "\n".join("  ".join(layer) for layer in LAYERS) + "\n"
    after = BLOCK.sub("", tail[: tail.index("```\n", tail.index("```") + 3) + 4]).strip("\n")
    rest = tail[tail.index("```\n", tail.index("```") + 3) + 4 :]
    out.append(f"\n## The layers\n\n{after}\n\n{block('text', layers)}{rest}")
    return "".join(out)


def test_readme_is_true(golden: Golden, tmp_path: Path) -> None:
    text = README.read_text()
    wanted = regenerated(text, tmp_path)
    if golden.update:
        README.write_text(wanted)
    else:
        assert text == wanted, "run pytest tests/test_package_readme.py --update-golden, and read what it wrote"


def test_every_stage_has_its_section() -> None:
    found = re.findall(r"^### (\w+)$", README.read_text(), flags=re.MULTILINE)
    assert found == [*pipeline.stage_names(), "python"]


@pytest.mark.parametrize("folder", sorted(p.name for p in (ROOT / "ssa_ad").iterdir() if (p / "__init__.py").exists()))
def test_every_folder_is_named(folder: str) -> None:
    assert f"`{folder}/`" in README.read_text()
